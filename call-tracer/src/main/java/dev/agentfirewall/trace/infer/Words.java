package dev.agentfirewall.trace.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes names and prose apart into words in lower case. */
final class Words {
    private Words() {}

    /** The words of an identifier in snake_case, camelCase, kebab-case, dotted, or any mixture: {@code getHTTPFile2} is get, http, file, 2. */
    static List<String> ofName(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (startsWord(name, i)) {
                end(word, words);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else {
                end(word, words);
            }
        }
        end(word, words);
        return List.copyOf(words);
    }

    private static boolean startsWord(String name, int i) {
        if (i == 0) {
            return false;
        }
        char before = name.charAt(i - 1);
        char c = name.charAt(i);
        if (Character.isDigit(c) != Character.isDigit(before)) {
            return true;
        }
        boolean acronymEnds =
                Character.isUpperCase(before) && i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
        return Character.isUpperCase(c) && (Character.isLowerCase(before) || acronymEnds);
    }

    /** The words of a sentence; commas stay as words of their own, other marks are gone. */
    static List<String> ofProse(String sentence) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            if (Character.isLetterOrDigit(c) || inWord(sentence, i)) {
                word.append(c == '\u2019' ? '\'' : c);
                continue;
            }
            end(word, words);
            if (c == ',' || c == ';' || c == ':') {
                words.add(",");
            } else if (c == '/' || c == '&') {
                words.add("and");
            }
        }
        end(word, words);
        return words;
    }

    private static boolean inWord(String text, int i) {
        char c = text.charAt(i);
        return (c == '\'' || c == '\u2019' || c == '-' || c == '_')
                && i > 0
                && i + 1 < text.length()
                && Character.isLetter(text.charAt(i - 1))
                && Character.isLetter(text.charAt(i + 1));
    }

    private static void end(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            String whole = word.toString().toLowerCase(Locale.ROOT);
            words.add(whole.endsWith("'s") ? whole.substring(0, whole.length() - 2) : whole);
            word.setLength(0);
        }
    }
}
