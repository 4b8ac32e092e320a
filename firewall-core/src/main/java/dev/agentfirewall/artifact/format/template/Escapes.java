package dev.agentfirewall.artifact.format.template;

import dev.agentfirewall.artifact.format.read.MalformedException;

/** The escapes of a Python text, undone, so that a name is seen however it is spelt. */
final class Escapes {
    private static final String SIMPLE = "\\\\''\"\"a\u0007b\bf\fn\nr\rt\tv\u000B";

    private final String text;
    private final StringBuilder plain = new StringBuilder();
    private int at;

    private Escapes(String text) {
        this.text = text;
    }

    static String undo(String text) throws MalformedException {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        Escapes escapes = new Escapes(text);
        while (escapes.at < text.length()) {
            escapes.next();
        }
        return escapes.plain.toString();
    }

    private void next() throws MalformedException {
        char c = text.charAt(at++);
        if (c != '\\' || at == text.length()) {
            plain.append(c);
            return;
        }
        char kind = text.charAt(at++);
        switch (kind) {
            case 'x' -> code(2, 16);
            case 'u' -> code(4, 16);
            case 'U' -> code(8, 16);
            case '\n' -> {
                // a line goes on
            }
            case 'N' -> throw new MalformedException("a text of the template names a character by its name");
            default -> simple(kind);
        }
    }

    private void simple(char kind) throws MalformedException {
        if (kind >= '0' && kind <= '7') {
            at--;
            int digits = 1;
            while (digits < 3
                    && at + digits < text.length()
                    && text.charAt(at + digits) >= '0'
                    && text.charAt(at + digits) <= '7') {
                digits++;
            }
            code(digits, 8);
            return;
        }
        for (int i = 0; i < SIMPLE.length(); i += 2) {
            if (SIMPLE.charAt(i) == kind) {
                plain.append(SIMPLE.charAt(i + 1));
                return;
            }
        }
        plain.append('\\').append(kind); // as Python leaves what it does not know
    }

    private void code(int digits, int radix) throws MalformedException {
        try {
            plain.appendCodePoint(Integer.parseInt(text.substring(at, at + digits), radix));
            at += digits;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new MalformedException("an escape in a text of the template is none");
        }
    }
}
