package dev.agentfirewall.trace.request;

import java.text.Normalizer;

/** The form in which words are compared: lower case, without accents, full-width letters made narrow. */
final class Forms {
    private static final int FOLDED = 0x250;
    private static final String[] TABLE = table();

    private Forms() {}

    static String fold(CharSequence text) {
        if (isFolded(text)) {
            return text.toString();
        }
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            fold(text.charAt(i), folded);
        }
        return folded.toString();
    }

    /** Whether it is small letters of ASCII and marks, as most words are. */
    private static boolean isFolded(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static void fold(char c, StringBuilder to) {
        if (c < 128) {
            to.append(Character.toLowerCase(c));
        } else if (c < FOLDED) {
            to.append(TABLE[c]);
        } else if (c == '’' || c == '‘') {
            to.append('\'');
        } else if (c >= 0xFF01 && c <= 0xFF5E) {
            to.append(TABLE[c - 0xFEE0]);
        } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
            to.append(Character.toLowerCase(c));
        } else if (isKanaMark(c)) {
            to.append(c);
        }
    }

    private static boolean isKanaMark(char c) {
        return c == 0x3099 || c == 0x309A;
    }

    private static String[] table() {
        String[] table = new String[FOLDED];
        for (char c = 0; c < FOLDED; c++) {
            String bare = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            table[c] = String.valueOf(Character.toLowerCase(bare.charAt(0)));
        }
        table['ß'] = "ss";
        table['æ'] = "ae";
        table['œ'] = "oe";
        table['ø'] = "o";
        return table;
    }
}
