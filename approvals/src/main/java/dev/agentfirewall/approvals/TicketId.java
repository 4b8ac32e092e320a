package dev.agentfirewall.approvals;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * By which a question is known to the host, to the people who are asked and to the model. Not a secret: who knows it may ask about it, and
 * needs a right to answer.
 *
 * @param value 16 letters and digits, short enough to be typed: {@code k3q7…}
 */
public record TicketId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{16}");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    public TicketId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a ticket is 16 of the letters a to z and the digits 2 to 7");
        }
    }

    /** A new one: 80 random bits. */
    public static TicketId random() {
        StringBuilder out = new StringBuilder(16);
        for (int i = 0; i < 16; i++) {
            out.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new TicketId(out.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
