package dev.agentfirewall.trace.value;

/** A place in a text that moves on as it is read. Digits of any script count. Not thread-safe. */
final class Scan {
    final Source source;
    private final String text;
    private final int length;
    int at;
    /** How many digits {@link #number} read. */
    int digits;

    Scan(Source source, int at) {
        this.source = source;
        this.text = source.text();
        this.length = source.length();
        this.at = at;
    }

    /** The character that far on, or 0 past the end. */
    char peek(int ahead) {
        int i = at + ahead;
        return i >= 0 && i < length ? text.charAt(i) : 0;
    }

    boolean digit(int ahead) {
        char c = peek(ahead);
        return c < 128 ? c >= '0' && c <= '9' : Character.isDigit(c);
    }

    boolean letter(int ahead) {
        return Character.isLetter(peek(ahead));
    }

    /** Reads up to {@code most} digits; -1 when there are none, or more. The place stays then. */
    int number(int most) {
        int value = 0;
        int n = 0;
        while (digit(n)) {
            if (n == most) {
                return -1;
            }
            value = value * 10 + Character.digit(peek(n), 10);
            n++;
        }
        digits = n;
        if (n == 0) {
            return -1;
        }
        at += n;
        return value;
    }

    boolean take(char c) {
        if (peek(0) == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean begins(char first) {
        char c = peek(0);
        return c == first || (c | 32) == first;
    }

    /** Passes {@code word}, given in lower case, when it stands here and no letter or digit follows. */
    boolean word(String word) {
        if (!begins(word.charAt(0))
                || !text.regionMatches(true, at, word, 0, word.length())
                || at + word.length() > length) {
            return false;
        }
        char after = peek(word.length());
        if (Character.isLetterOrDigit(after)
                && Fold.classOf(after) != Fold.SINGLE
                && Fold.classOf(word.charAt(0)) != Fold.SINGLE) {
            return false;
        }
        at += word.length();
        return true;
    }

    boolean anyWord(String[] words) {
        for (String word : words) {
            if (word(word)) {
                return true;
            }
        }
        return false;
    }

    /** Passes up to two blanks. */
    void blanks() {
        for (int i = 0;
                i < 2 && (peek(0) == ' ' || peek(0) == '\u00a0' || peek(0) == '\u202f' || peek(0) == '\t');
                i++) {
            at++;
        }
    }

    /** The letters that start here, at most {@code most} of them and one more. */
    String letters(int most) {
        int n = 0;
        while (n <= most && letter(n)) {
            n++;
        }
        return text.substring(at, at + n);
    }

    /** Whether nothing that would carry a number on stands here. */
    boolean ended() {
        char c = peek(0);
        if (Character.isLetterOrDigit(c)) {
            return Fold.classOf(c) == Fold.SINGLE;
        }
        return !((c == '.' || c == '/' || c == ':' || c == '-') && digit(1));
    }
}
