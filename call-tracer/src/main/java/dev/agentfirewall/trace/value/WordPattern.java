package dev.agentfirewall.trace.value;

import java.util.ArrayList;
import java.util.List;

/**
 * A value as words and the signs between them, folded, to be found in the words of a text. Immutable.
 *
 * @param text the value as it is written, without what surrounds it
 * @param lead the signs right before the first word
 * @param trail the signs right after the last
 * @param mail whether it is a mail address, which a label's colon may precede
 */
record WordPattern(
        String text, List<String> words, List<String> signs, String lead, String trail, boolean mail, Form form) {
    /** More words than these are a body's: a body is traced by its coverage. */
    static final int MAX_WORDS = 512;

    /** The pattern of {@code source}; its words are cut at {@link #MAX_WORDS}, which is then not the whole value. */
    static WordPattern of(Source source, boolean mail, Form form) {
        List<String> words = new ArrayList<>();
        List<String> signs = new ArrayList<>();
        StringBuilder sign = new StringBuilder();
        int end = 0;
        int begin = source.wordFrom(0);
        String lead = "";
        for (int at = begin; at < source.length() && words.size() < MAX_WORDS; at = source.wordFrom(end)) {
            Separators.canonical(source, end, at, sign);
            if (words.isEmpty()) {
                lead = tail(sign);
            } else {
                signs.add(sign.toString());
            }
            end = source.wordEnd(at);
            words.add(source.folded(at, end));
        }
        Separators.canonical(source, end, source.length(), sign);
        String trail = head(sign);
        if (words.isEmpty()) {
            return new WordPattern("", words, signs, "", "", mail, form);
        }
        String text = source.text()
                .substring(Math.max(0, begin - lead.length()), Math.min(source.length(), end + trail.length()));
        return new WordPattern(text, words, signs, lead, trail, mail, form);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The hash of a word, as {@link Source#hash} reckons it. */
    int hash(int word) {
        return words.get(word).hashCode();
    }

    int size() {
        return words.size();
    }

    /** The same without the signs before it. */
    WordPattern withoutLead(Form other) {
        return new WordPattern("", words, signs, "", trail, mail, other);
    }

    /** The signs right before the first word. */
    private static String tail(StringBuilder sign) {
        return sign.substring(sign.lastIndexOf(" ") + 1);
    }

    /** The signs right after the last word. */
    private static String head(StringBuilder sign) {
        int blank = sign.indexOf(" ");
        return blank < 0 ? sign.toString() : sign.substring(0, blank);
    }

    @Override
    public String toString() {
        return form + " of " + words.size() + " words";
    }
}
