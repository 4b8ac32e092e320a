package dev.agentfirewall.benchmarks;

import java.util.Random;

/** Honest text of a tool result's kind, of any length: words by chance, always the same ones. */
final class Prose {
    private static final String[] WORDS =
            ("the invoice of March was sent to accounting on Tuesday and paid by bank transfer order status shipped"
                            + " customer Anna Keller asked for a copy of report Q3 meeting moved to room 4 please see attached list items total"
                            + " 129.90 EUR delivery address street city phone note call before arrival thanks regards team")
                    .split(" ");

    private Prose() {}

    static String of(int length) {
        Random chance = new Random(11);
        StringBuilder text = new StringBuilder(length + 16);
        int sentence = 0;
        while (text.length() < length) {
            text.append(WORDS[chance.nextInt(WORDS.length)]);
            text.append(++sentence % 14 == 0 ? ".\n" : " ");
        }
        text.setLength(length);
        return text.toString();
    }
}
