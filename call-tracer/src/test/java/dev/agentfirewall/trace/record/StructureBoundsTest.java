package dev.agentfirewall.trace.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to be dear to read. A reader that goes back and forth would take minutes or the whole stack over them. */
class StructureBoundsTest {
    private static final int MANY = 400_000;

    static Stream<Named<String>> dearTexts() {
        return Stream.of(
                Named.of("brackets", "[".repeat(MANY)),
                Named.of("brackets that close", "[".repeat(10_000) + "]".repeat(10_000)),
                Named.of("braces with names", "{\"a\":".repeat(MANY / 5)),
                Named.of("round brackets", "(".repeat(MANY)),
                Named.of("brackets on lines", "x\n" + "[\n".repeat(MANY / 2)),
                Named.of("brackets in prose", "see: [a ".repeat(MANY / 8)),
                Named.of("open quotes", "'".repeat(MANY)),
                Named.of("texts that follow each other", "[" + "'a' ".repeat(MANY / 4)),
                Named.of("calls in calls", "[" + "f(".repeat(MANY / 2)),
                Named.of("calls one after another", "[" + "f(1), ".repeat(MANY / 6)),
                Named.of("calls with names", "f(a=".repeat(MANY / 4)),
                Named.of("backslashes", "\"" + "\\".repeat(MANY)),
                Named.of(
                        "long name and many values",
                        "{\"" + "n".repeat(100_000) + "\": [" + "1,".repeat(100_000) + "2]}"),
                Named.of("list marks", "- ".repeat(MANY / 2)),
                Named.of(
                        "nested lists",
                        Stream.iterate("- ", mark -> "  " + mark).limit(500).reduce("", (a, b) -> a + b + "\n")),
                Named.of("names", "a: ".repeat(MANY / 3)),
                Named.of("names on lines", "a:\n".repeat(MANY / 3)),
                Named.of("named lines", "Name: value of it\n".repeat(MANY / 18)),
                Named.of("commas", "Name: " + ", ".repeat(MANY / 2)),
                Named.of("pairs", "Name: a, ".repeat(MANY / 9)),
                Named.of("stops", ".".repeat(MANY)),
                Named.of("stops and spaces", ". ".repeat(MANY / 2)),
                Named.of("capitals and stops", "A.".repeat(MANY / 2)),
                Named.of("line breaks", "\n".repeat(MANY) + "a"),
                Named.of("spaces", " ".repeat(MANY) + "a"),
                Named.of("spaces at the end", "a: b\n- " + " ".repeat(MANY)),
                Named.of("short lines and a bar", "a\n".repeat(MANY / 2) + "|"),
                Named.of("short lines", "a\n".repeat(MANY / 2)),
                Named.of("lines of blanks", (" ".repeat(100) + "\n").repeat(MANY / 100)),
                Named.of("aliases", "a: &a [x,x]\n" + "b: [*a,*a]\n".repeat(10_000)),
                Named.of("flow in YAML", "a: " + "[".repeat(MANY)),
                Named.of("question marks in YAML", "? ".repeat(MANY / 2)),
                Named.of("one endless YAML line", "a: " + "b ".repeat(MANY / 2) + "\nc: d"),
                Named.of("folded YAML", "a: 'b" + "\n\n  c".repeat(MANY / 6) + "'\nd: e"),
                Named.of("YAML broken at its end", "- a: b\n".repeat(MANY / 14) + "}"),
                Named.of("tags", "<p>".repeat(MANY / 3)),
                Named.of("tags that open", "<".repeat(MANY)),
                Named.of("deep elements", "<div>".repeat(10_000) + "x" + "</div>".repeat(10_000)),
                Named.of("entities", "<p>" + "&amp;".repeat(MANY / 5)),
                Named.of("comments", "<!--".repeat(MANY / 4)),
                Named.of("table", "| a | b |\n|---|---|\n" + "| c | d |\n".repeat(MANY / 20)),
                Named.of("pipes", "|".repeat(MANY)),
                Named.of("rows", "a,b,c\n".repeat(MANY / 6)),
                Named.of("quotes in rows", "a,b\n\"" + ",\"\n".repeat(MANY / 3)),
                Named.of("headers", "From: a@x.org\n".repeat(MANY / 14)),
                Named.of("forwarded", "From: a@x.org\nSubject: b\n\nhi\n".repeat(MANY / 30)),
                Named.of("speakers", "Bob: hi there\nEve: oh no\n".repeat(MANY / 26)),
                Named.of("beyond every bound", "{\"a\": 1}, ".repeat(600_000)));
    }

    @ParameterizedTest
    @MethodSource("dearTexts")
    @Timeout(60) // against hanging for ever, not a measure
    void of_dearText_isReadAndCut(String text) {
        Structure structure = Structure.of(text);
        assertThat(structure.records().size()).isLessThanOrEqualTo(Bounds.NODES);
        assertThat(structure.sentences().stream()
                        .allMatch(sentence -> sentence.span().end() <= text.length()))
                .isTrue();
    }
}
