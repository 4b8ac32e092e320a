package dev.agentfirewall.benchmarks;

import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** What tools return, in the shapes in which they return it: mails and offers by chance, the same for the same seed. */
enum Results {
    JSON(Results::json),
    YAML(Results::yaml),
    PROSE(Results::prose),
    HTML(Results::html);

    private static final String[] NAMES = {"Anna Keller", "Frank Moreau", "Priya Nair", "Tom Berg", "Lucia Sanz"};
    private static final String[] WORDS =
            ("the invoice of March was sent to accounting on Tuesday and paid by transfer order status shipped customer"
                            + " asked for a copy of report meeting moved to room please see attached list items total delivery"
                            + " address street city phone note call before arrival thanks regards team budget figures draft")
                    .split(" ");

    private final BiFunction<Random, Integer, String> entry;

    Results(BiFunction<Random, Integer, String> entry) {
        this.entry = entry;
    }

    /** A result of about {@code length} characters, whole. */
    String of(int length, long seed) {
        Random chance = new Random(seed);
        StringBuilder text = new StringBuilder(length + 1_000);
        for (int i = 0; text.length() < length; i++) {
            text.append(i > 0 && this == JSON ? ",\n" : "").append(entry.apply(chance, i));
        }
        return switch (this) {
            case JSON -> "[" + text + "]";
            case HTML ->
                "<html><head><title>Offers</title></head><body><h1>Offers</h1><ul>" + text + "</ul></body></html>";
            default -> text.toString();
        };
    }

    private static String json(Random chance, int i) {
        return String.format(
                Locale.ROOT,
                "{\"id\": \"%d\", \"sender\": \"%s\", \"recipients\": [\"emma@acme.example\", \"%s\"],"
                        + " \"subject\": \"%s\", \"date\": \"2026-03-%02d 10:%02d:00\", \"read\": true, \"body\": \"%s\"}",
                chance.nextInt(9_000),
                address(chance),
                address(chance),
                words(chance, 4),
                1 + i % 28,
                chance.nextInt(60),
                body(chance, "\\n"));
    }

    private static String yaml(Random chance, int i) {
        return String.format(
                Locale.ROOT,
                "- body: '%s'%n  cc: []%n  date: 2026-03-%02d 10:%02d:00%n  id_: '%d'%n  read: true%n  recipients:%n"
                        + "  - emma@acme.example%n  sender: %s%n  status: received%n  subject: %s%n",
                body(chance, "\n\n    "),
                1 + i % 28,
                chance.nextInt(60),
                i,
                address(chance),
                words(chance, 4));
    }

    private static String prose(Random chance, int i) {
        return body(chance, "\n") + "\n\n";
    }

    private static String html(Random chance, int i) {
        return String.format(
                Locale.ROOT,
                "<li><h2>%s</h2><p class=\"by\">by <a href=\"https://shop.example/u/%d\">%s</a></p><p>%s</p><p>%d.%02d EUR</p></li>",
                words(chance, 3),
                chance.nextInt(900),
                name(chance),
                body(chance, "<br/>"),
                chance.nextInt(500),
                chance.nextInt(100));
    }

    /** Some sentences, a number and an address among them. */
    private static String body(Random chance, String lineBreak) {
        StringBuilder body = new StringBuilder("Hello " + name(chance) + "," + lineBreak);
        IntStream.range(0, 3 + chance.nextInt(3))
                .forEach(i -> body.append("The ")
                        .append(words(chance, 9 + chance.nextInt(8)))
                        .append(". "));
        return body.append("Order ")
                .append(10_000 + chance.nextInt(90_000))
                .append(" costs ")
                .append(chance.nextInt(900))
                .append(".50 EUR, write to ")
                .append(address(chance))
                .append('.')
                .toString();
    }

    private static String name(Random chance) {
        return NAMES[chance.nextInt(NAMES.length)];
    }

    private static String address(Random chance) {
        return name(chance).toLowerCase(Locale.ROOT).replace(' ', '.') + chance.nextInt(40) + "@partner.example";
    }

    private static String words(Random chance, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(WORDS[chance.nextInt(WORDS.length)]);
        }
        return words.toString();
    }
}
