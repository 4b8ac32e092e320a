package dev.agentfirewall.trace;

import dev.agentfirewall.trace.record.Author;
import dev.agentfirewall.trace.record.Entry;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words of what a record calls itself and of its author, to be compared with the names that a user uses. Made once for a record, asked for
 * each name. Immutable.
 */
final class NameWords {
    /** A longer name of a record is prose, in which anybody may be named. */
    static final int LONGEST = 160;

    /** A name of more words is not looked at to its end. */
    private static final int MOST_WORDS = 16;

    private final Set<String> title;
    private final Set<String> author;
    private final Set<String> address;

    private NameWords(Set<String> title, Set<String> author, Set<String> address) {
        this.title = title;
        this.author = author;
        this.address = address;
    }

    static NameWords of(Entry record) {
        return new NameWords(
                record.name().length() <= LONGEST ? of(record.name()) : Set.of(),
                record.author().flatMap(Author::name).map(NameWords::of).orElse(Set.of()),
                record.author().flatMap(Author::address).map(NameWords::local).orElse(Set.of()));
    }

    /**
     * Whether the record goes by this name: its title is these words, whatever stands between them, or its author's name or address holds them.
     * {@code Bob} is who writes as {@code bob.smith@example.org}.
     */
    boolean are(Set<String> name) {
        boolean titled = name.size() > 1 && title.containsAll(name);
        return titled || (!name.isEmpty() && (author.containsAll(name) || address.containsAll(name)));
    }

    private static Set<String> local(String address) {
        return of(address.substring(0, address.indexOf('@')));
    }

    /** The words of {@code text} of at least two letters or digits, in lower case; what stands behind many of them is one. */
    static Set<String> of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Set<String> found = new HashSet<>();
        int pieces = 0;
        int start = 0;
        int at = 0;
        while (at < lower.length() && pieces < MOST_WORDS - 1) {
            int c = lower.codePointAt(at);
            if (isWordPart(c)) {
                at += Character.charCount(c);
            } else {
                add(lower, start, at, found);
                pieces++;
                at = gapEnd(lower, at);
                start = at;
            }
        }
        add(lower, start, lower.length(), found);
        return found;
    }

    private static int gapEnd(String text, int from) {
        int at = from;
        while (at < text.length() && !isWordPart(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static void add(String text, int start, int end, Set<String> words) {
        if (end - start > 1) {
            words.add(text.substring(start, end));
        }
    }

    /** A letter or a number of any script. */
    private static boolean isWordPart(int c) {
        return c < 128 ? Character.isLetterOrDigit(c) : Character.isLetter(c) || isNumber(Character.getType(c));
    }

    private static boolean isNumber(int type) {
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
