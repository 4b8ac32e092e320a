package dev.agentfirewall.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** An honest answer as a model says it: paragraphs, a list, a table, code and a link, in tokens of four characters. */
final class Spoken {
    private static final int TOKEN = 4;
    private static final String SHAPES = """

            ## What is left to do

            1. **Room 4** is booked for Tuesday, 14:30; ask `facilities` for the key.
            2. Order 40211 costs 129.90 EUR and was shipped (see the list below).

            | order | price | state |
            | --- | ---: | --- |
            | 40211 | 129.90 EUR | shipped |
            | 40212 | 12.50 EUR | waits for Anna |

            ```java
            List<Order> open = orders.stream().filter(Order::isOpen).toList();
            ```

            More is in [the handbook](https://handbook.acme.example/orders/open).

            """;

    private Spoken() {}

    /** The first {@code tokens} tokens of it. */
    static List<String> tokens(int tokens) {
        StringBuilder text = new StringBuilder();
        while (text.length() < tokens * TOKEN) {
            text.append(Prose.of(900)).append('\n').append(SHAPES);
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < tokens; i++) {
            all.add(text.substring(i * TOKEN, (i + 1) * TOKEN));
        }
        return all;
    }
}
