package dev.agentfirewall.rag.normalize;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;

/**
 * One spelling for characters that a model reads alike: compatibility decomposition (NFKD), case folded, combining
 * marks of no script, vowel points of Hebrew and Arabic dropped. Each code point is folded alone, so that every result maps back to one place.
 *
 * <p>Thread-safe: tables are made once. Patterns that meet folded text must be folded too ({@link #fold(String)}).
 */
public final class Folding {
    private static final Normalizer2 NFKD = Normalizer2.getNFKDInstance();
    private static final char MAX_ASCII = 0x7F;
    private static final String SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ";

    /** The folded form of each character of the basic plane that folding changes; null where it stays as it is. */
    private static final @org.jspecify.annotations.Nullable String[] TABLE = table();

    private Folding() {}

    /** {@code text} folded. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String form = of(c);
            if (form == null) {
                folded.appendCodePoint(c);
            } else {
                folded.append(form);
            }
        });
        return folded.toString();
    }

    /** The folded form of {@code c}, perhaps empty; null when {@code c} is its own. */
    static @org.jspecify.annotations.Nullable String of(int c) {
        return c < TABLE.length ? TABLE[c] : compute(c);
    }

    private static @org.jspecify.annotations.Nullable String[] table() {
        @org.jspecify.annotations.Nullable String[] table = new String[Character.MIN_SUPPLEMENTARY_CODE_POINT];
        for (int c = 0; c < table.length; c++) {
            table[c] = compute(c);
        }
        return table;
    }

    private static @org.jspecify.annotations.Nullable String compute(int c) {
        if (c <= MAX_ASCII) {
            return c >= 'A' && c <= 'Z' ? String.valueOf((char) (c + 32)) : null;
        }
        String decomposed = NFKD.getDecomposition(c);
        String form = decomposed == null ? Character.toString(c) : decomposed;
        StringBuilder folded = new StringBuilder();
        UCharacter.foldCase(form, true).codePoints().filter(p -> !mark(p)).forEach(p -> append(folded, p));
        return folded.toString().equals(Character.toString(c)) ? null : folded.toString();
    }

    private static void append(StringBuilder folded, int c) {
        switch (c) {
            case 0x2018, 0x2019, 0x201B, 0x2032, 0x2BC -> folded.append('\'');
            case 0x201C, 0x201D, 0x201F, 0x2033 -> folded.append('"');
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212 -> folded.append('-');
            case 0x64A, 0x649 -> folded.append('\u06CC'); // Arabic and Persian keyboards write one letter two ways
            case 0x643 -> folded.append('\u06A9');
            default -> folded.appendCodePoint(plain(c));
        }
    }

    /** Letters in frames and small capitals, which have no decomposition. */
    private static int plain(int c) {
        if (framed(c)) {
            return c - (c < 0x1F170 ? 0x1F150 : 0x1F170) + 'a';
        }
        if (regional(c)) {
            return c - 0x1F1E6 + 'a';
        }
        return smallCapital(c) ? "abcdefghijklmnoprstuvwyz".charAt(SMALL_CAPITALS.indexOf(c)) : c;
    }

    /** White letters on black, round or square, which have no decomposition. */
    static boolean framed(int c) {
        return (c >= 0x1F150 && c <= 0x1F169) || (c >= 0x1F170 && c <= 0x1F189);
    }

    /** The letters that make flags, two by two. */
    static boolean regional(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    static boolean smallCapital(int c) {
        return c >= 0x250 && SMALL_CAPITALS.indexOf(c) >= 0;
    }

    /** Marks that go with any script. Those of one script (Devanagari vowels, say) are letters to its readers. */
    private static boolean mark(int c) {
        return (c >= 0x300 && c <= 0x36F && c != 0x34F)
                || (c >= 0x1AB0 && c <= 0x1AFF)
                || (c >= 0x1DC0 && c <= 0x1DFF)
                || (c >= 0x20D0 && c <= 0x20FF)
                || (c >= 0xFE20 && c <= 0xFE2F)
                || (c >= 0x64B && c <= 0x65F)
                || (c >= 0x591 && c <= 0x5C7 && Character.getType(c) == Character.NON_SPACING_MARK)
                || (c >= 0x610 && c <= 0x6ED && Character.getType(c) == Character.NON_SPACING_MARK)
                || c == 0x640; // stretches Arabic words
    }
}
