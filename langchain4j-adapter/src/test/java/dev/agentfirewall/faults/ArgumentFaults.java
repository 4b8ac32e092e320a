package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.ARGUMENTS;

import java.util.List;
import java.util.stream.Stream;

/** Arguments that two readers could read differently, or that are meant to break the reader. */
final class ArgumentFaults {
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private ArgumentFaults() {}

    static List<Fault> all() {
        return Stream.of(misread(), broken(), huge()).flatMap(List::stream).toList();
    }

    private static List<Fault> misread() {
        return List.of(
                malformed("the same key twice", "duplicate_key", "{\"topic\":\"C\",\"topic\":\"lunch\"}"),
                malformed(
                        "the same key twice, once escaped", "duplicate_key", "{\"topic\":\"C\",\"\\u0074opic\":\"C\"}"),
                malformed("the same key twice, three levels down", "duplicate_key", "{\"a\":[{\"b\":\"C\",\"b\":1}]}"),
                malformed("text after the object", "syntax", "{\"topic\":\"C\"} and more"),
                malformed("two objects", "trailing_text", "{\"topic\":\"C\"}{\"topic\":\"C\"}"),
                malformed("a comment", "syntax", "{\"topic\":/* C */\"C\"}"),
                malformed("single quotes", "syntax", "{'topic':'C'}"),
                malformed("a trailing comma", "syntax", "{\"topic\":\"C\",}"),
                malformed("a byte order mark", "syntax", "\ufeff{\"topic\":\"C\"}"),
                malformed("not a number", "syntax", "{\"topic\":\"C\",\"n\":NaN}"),
                malformed("an infinite number", "syntax", "{\"topic\":\"C\",\"n\":-Infinity}"),
                malformed("a number with a leading zero", "syntax", "{\"topic\":\"C\",\"n\":010}"));
    }

    private static List<Fault> broken() {
        return List.of(
                malformed("JSON null", "syntax", "null"),
                malformed("a list", "syntax", "[\"C\"]"),
                malformed("a bare text", "syntax", "\"C\""),
                malformed("cut off in the middle", "syntax", "{\"topic\":\"C"),
                malformed("a NUL in a text", "syntax", "{\"topic\":\"C\0\"}"),
                malformed("half a surrogate pair, escaped", "encoding", "{\"topic\":\"C\\ud83d\"}"),
                malformed("half a surrogate pair, raw", "encoding", "{\"topic\":\"C\ud83d\"}"),
                malformed("half a surrogate pair in a key", "syntax", "{\"topic\":\"C\",\"\\ude00\":1}"),
                absent());
    }

    private static List<Fault> huge() {
        return List.of(
                malformed("a text of 10 MB", "too_large", "{\"topic\":\"C" + "x".repeat(TEN_MEGABYTES) + "\"}"),
                malformed(
                        "10,000 levels of lists",
                        "too_deep",
                        "{\"C\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                malformed("5,000 levels of objects", "too_deep", "{\"a\":".repeat(5_000) + "\"C\"" + "}".repeat(5_000)),
                malformed("100,000 values", "too_large", "{\"C\":[1" + ",1".repeat(100_000) + "]}"),
                malformed("30,000 values in little text", "too_large", "{\"C\":[1" + ",1".repeat(30_000) + "]}"),
                malformed("a number of 10,000 digits", "number", "{\"C\":" + "9".repeat(10_000) + "}"),
                malformed("1e999999999", "number", "{\"C\":1e999999999}"));
    }

    /** {@code C} in {@code text} stands for the canary. */
    private static Fault malformed(String name, String code, String text) {
        return Fault.at(
                ARGUMENTS,
                name,
                Door.ALL,
                "refused call.malformed_" + code,
                stage -> stage.arguments.set(text.replace("C", stage.canary)));
    }

    @SuppressWarnings("NullAway") // a framework that is not null-checked can hand on a null
    private static Fault absent() {
        return Fault.at(
                        ARGUMENTS,
                        "none at all (null)",
                        Door.ALL,
                        "refused call.unreadable",
                        stage -> stage.arguments.set(null))
                .but(Door.AGENT, "failed tool.arguments"); // to LangChain4j it means none
    }
}
