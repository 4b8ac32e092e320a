package dev.agentfirewall.trace.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells names of fields from names of things, and prose from short values. */
final class Shapes {
    private static final Set<String> FIELD_WORDS = Vocabulary.words("field-words.txt");
    private static final List<String> TITLES = new ArrayList<>(Vocabulary.words("title-names.txt"));
    private static final Set<String> TITLE_SET = Vocabulary.words("title-names.txt");
    private static final int PROSE_WORDS = 6;
    private static final int LONGEST_TITLE = 300;

    private Shapes() {}

    /**
     * Whether a mapping's names are those of things ({@code {'City Hub': …, 'Good Night': …}}) and not of fields: all begin as names do, none
     * ends in a word that names a field, and the values are of one kind.
     */
    static boolean namesThings(Node.Mapping mapping) {
        if (mapping.row()) {
            return false;
        }
        boolean scalars = false;
        boolean lists = false;
        for (Node.Member member : mapping.members()) {
            scalars |= member.value() instanceof Node.Scalar;
            lists |= member.value() instanceof Node.Sequence;
            if (member.value() instanceof Node.Mapping || !isThing(member.name().value())) {
                return false;
            }
        }
        return scalars != lists;
    }

    /** Whether a name begins as names of things and people do, and does not end in a word that names a field. */
    static boolean isThing(String name) {
        if (name.isEmpty() || Character.isLowerCase(name.charAt(0)) || name.indexOf('_') >= 0) {
            return false;
        }
        String last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return !FIELD_WORDS.contains(last);
    }

    /** Whether an element of the list is a text of several words: each is then a record of its own. */
    static boolean isProse(Node.Sequence list) {
        for (Node item : list.items()) {
            if (item instanceof Node.Scalar scalar && isProse(scalar.value())) {
                return true;
            }
        }
        return false;
    }

    static boolean isProse(String value) {
        return !value.isEmpty()
                && (words(value, PROSE_WORDS) >= PROSE_WORDS
                        || (Stops.isStop(value.charAt(value.length() - 1)) && words(value, 3) >= 2));
    }

    /** How many words stand in {@code value}; counted to {@code most} and no further. */
    static int words(String value, int most) {
        int words = 0;
        boolean in = false;
        for (int i = 0; i < value.length() && words < most; i++) {
            char c = value.charAt(i);
            boolean letter = Character.isLetterOrDigit(c);
            words += letter && (!in || Character.isIdeographic(c)) ? 1 : 0;
            in = letter;
        }
        return words;
    }

    /** What the record of these members calls itself; empty where it does not. */
    static String title(List<Node.Member> members) {
        int rank = Integer.MAX_VALUE;
        String title = "";
        for (Node.Member member : members) {
            String name = Names.plain(member.name().value());
            boolean names = TITLE_SET.contains(name)
                    && member.value() instanceof Node.Scalar scalar
                    && scalar.text()
                    && scalar.value().length() <= LONGEST_TITLE;
            if (names && TITLES.indexOf(name) < rank) {
                rank = TITLES.indexOf(name);
                title = ((Node.Scalar) member.value()).value();
            }
        }
        return title;
    }
}
