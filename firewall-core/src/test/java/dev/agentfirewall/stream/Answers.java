package dev.agentfirewall.stream;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Answers in bits: prose, and all that a cut must not go through, whole and torn. */
public final class Answers {
    private static final List<String> BITS = List.of(
            "the ",
            "answer ",
            "is ",
            "Sarah ",
            "Connor ",
            "said: ",
            "a ",
            "b ",
            "c ",
            "I ",
            "well, ",
            "now. ",
            "(see ",
            "below) ",
            "**bold** ",
            "42 ",
            "DE89 3704 0044 ",
            "0532 0130 00 ",
            "+49 ",
            "x=1; ",
            "{\"name\": ",
            "}\n",
            "\n",
            "\n\n",
            "- item\n",
            "| a | b |\n",
            "```\n",
            "[text](https://a.example/x) ",
            "![p](https://b.example/?q=1)",
            "[r][1] ",
            "[1]: https://c.example\n",
            "[1]:\n",
            "[",
            "](",
            ")",
            "]",
            "<img src=\"https://d.example/a b\"> ",
            "<a ",
            "> ",
            "a < b ",
            "<",
            "url(x y) ",
            "url(",
            "URL ",
            "https://e.example/p?x=%20 ",
            "-----BEGIN KEY-----\nabc\n-----END KEY-----\n",
            "-----BEGIN KEY",
            "--- ",
            "\u001b]8;;https://f.example\u0007t\u001b]8;;\u0007 ",
            "\u001b",
            "東京",
            "は、",
            "大きい。",
            "ก",
            "😀 ",
            "\uD83D",
            "é",
            "\u200b",
            "\u00a0",
            "\t",
            "'",
            "\"",
            "\\",
            "don't ",
            "e.g. ");

    private Answers() {}

    public static Arbitrary<String> any() {
        return Arbitraries.of(BITS).list().ofMaxSize(120).map(bits -> String.join("", bits));
    }
}
