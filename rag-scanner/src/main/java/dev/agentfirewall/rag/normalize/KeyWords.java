package dev.agentfirewall.rag.normalize;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The words by which a disguised order is recognised as words at all: those that orders to a model are made of, and small
 * words that stand between them. A tree of the letters a to z, in which the same words stand plain, in ROT13, in Atbash
 * and backwards.
 *
 * <p>Immutable and thread-safe. English.
 */
final class KeyWords {
    static final int GLUE = 1;
    static final int STRONG = 2;
    static final int ROT13 = 4;
    static final int ATBASH = 8;
    static final int REVERSED = 16;

    /** A word that by itself speaks of taking over, rather than of software. */
    static final int ORDER = 32;

    private static final int LETTERS = 26;
    private static final List<String> STRONG_WORDS = words(
            "ignore,ignores,ignoring,disregard,forget,override,bypass,previous,previously,prior,earlier,preceding,above,instruction,"
                    + "instructions,prompt,prompts,system,rules,guidelines,guideline,directive,directives,commands,command,reveal,print,repeat,"
                    + "output,secret,secrets,password,passwords,credentials,confidential,assistant,developer,administrator,admin,send,"
                    + "forward,email,delete,transfer,upload,execute,follow,obey,unrestricted,jailbreak,restrictions,restriction,safety,"
                    + "filter,filters,pretend,hack,hacking,hacker,malware,initial,hidden,message,messages,conversation,token,tokens,"
                    + "uncensored,unfiltered,policy,policies,payment,account,attachment,mode,disable");
    private static final List<String> GLUE_WORDS = words(
            "all,the,and,your,you,are,now,new,to,of,this,that,my,me,show,tell,with,without,is,it,any,from,must,do,not,as,in,on,what,"
                    + "give,mail,file,files,act,be,no,user,users,please,words,text,link,url,key,keys,api,for,data,answer,say,write,"
                    + "into,only,before,after,also,will,have,limits,everything,here,dan,inbox,contents");
    private static final List<String> ORDER_WORDS = words(
            "ignore,ignoring,disregard,forget,override,bypass,reveal,obey,pretend,jailbreak,unrestricted,uncensored,unfiltered");
    private static final KeyWords ALL = new KeyWords();

    private final int[] next;
    private final byte[] kinds;
    private int used = 1;

    private KeyWords() {
        int letters = (STRONG_WORDS.stream().mapToInt(String::length).sum() * 4)
                + GLUE_WORDS.stream().mapToInt(String::length).sum();
        next = new int[(letters + 1) * LETTERS];
        kinds = new byte[letters + 1];
        GLUE_WORDS.forEach(word -> plant(word, GLUE));
        STRONG_WORDS.forEach(word -> plant(word, STRONG));
        ORDER_WORDS.forEach(word -> plant(word, ORDER));
        STRONG_WORDS.stream().filter(word -> word.length() >= 5).forEach(this::plantDisguised);
    }

    private static List<String> words(String listed) {
        return Arrays.asList(listed.split(",", -1));
    }

    private void plantDisguised(String word) {
        plant(mapped(word, KeyWords::rot13), ROT13);
        plant(mapped(word, KeyWords::atbash), ATBASH);
        plant(new StringBuilder(word).reverse().toString(), REVERSED);
    }

    private static String mapped(String word, UnaryOperator<Character> letter) {
        StringBuilder mapped = new StringBuilder();
        word.chars().forEach(c -> mapped.append((char) letter.apply((char) c)));
        return mapped.toString();
    }

    private void plant(String word, int kind) {
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            int edge = state * LETTERS + word.charAt(i) - 'a';
            if (next[edge] == 0) {
                next[edge] = used++;
            }
            state = next[edge];
        }
        kinds[state] |= (byte) kind;
    }

    static char rot13(char c) {
        return lower(c) ? (char) ('a' + (c - 'a' + 13) % LETTERS) : c;
    }

    static char atbash(char c) {
        return lower(c) ? (char) ('z' - (c - 'a')) : c;
    }

    static boolean lower(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** The state after {@code letter}, 0 being the first, or 0 where no word goes on so. */
    static int step(int state, char letter) {
        return lower(letter) ? ALL.next[state * LETTERS + letter - 'a'] : 0;
    }

    /** The kinds of word that end at {@code state}, as bits. */
    static int kinds(int state) {
        return ALL.kinds[state];
    }

    /** The kinds of {@code text} from {@code from} to {@code to} as one word, as bits. */
    static int kinds(CharSequence text, int from, int to) {
        int state = 0;
        for (int i = from; i < to; i++) {
            state = step(state, text.charAt(i));
            if (state == 0) {
                return 0;
            }
        }
        return kinds(state);
    }

    /** The length of the longest plain word that begins at {@code from} and ends by {@code to}, or 0. */
    static int longest(CharSequence text, int from, int to) {
        int state = 0;
        int longest = 0;
        for (int i = from; i < to; i++) {
            state = step(state, text.charAt(i));
            if (state == 0) {
                break;
            }
            if ((kinds(state) & (GLUE | STRONG)) != 0) {
                longest = i + 1 - from;
            }
        }
        return longest;
    }
}
