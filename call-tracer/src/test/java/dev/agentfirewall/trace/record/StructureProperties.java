package dev.agentfirewall.trace.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Span;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StructureProperties {
    /** Pieces that formats are made of, so that what is put together from them comes near to being one. */
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "'",
            "\"",
            "\"\"\"",
            ":",
            ": ",
            ", ",
            ",",
            "\n",
            "\n\n",
            "  ",
            "\t",
            "- ",
            "\r\n",
            "\\",
            "\\n",
            "\\u00e9",
            "\\ud83d",
            "\\x4",
            "<",
            ">",
            "<p>",
            "</p>",
            "<li>",
            "<table><tr><td>",
            "</td>",
            "&amp;",
            "&#x41;",
            "<!--",
            "|",
            "|---|",
            "# ",
            "---",
            "...",
            "From: ",
            "Subject: ",
            "name",
            "sender",
            "bob@x.org",
            "Bob: hi",
            "12.5",
            "true",
            "None",
            "é",
            "😀",
            "。",
            "\u0000",
            "\ud800",
            "a b c d e f g",
            "Do it. Then go.",
            "> ",
            ";",
            "=",
            "?",
            "&a ",
            "*a",
            "!!str ",
            "''",
            "``" + "`",
            "1. ",
            "|\n  x\n   y\n",
            ">\n a\n b\n");

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieced = Arbitraries.of(PIECES).list().ofMaxSize(40).map(list -> String.join("", list));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, pieced),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(200)));
    }

    @Property(tries = 1000)
    void of_anyText_spansLieInItAndRecordsNest(@ForAll("texts") String text) {
        Structure structure = Structure.of(text);
        int before = 0;
        for (Entry entry : structure.records()) {
            assertThat(entry.index()).isEqualTo(structure.records().indexOf(entry));
            assertThat(entry.span().start()).isGreaterThanOrEqualTo(before);
            before = entry.span().start();
            assertWithin(entry.span(), new Span(0, text.length()));
            structure.parentOf(entry).ifPresent(parent -> assertWithin(entry.span(), parent.span()));
            assertFields(entry);
        }
        structure.sentences().forEach(sentence -> assertWithin(sentence.span(), new Span(0, text.length())));
    }

    private static void assertFields(Entry entry) {
        int at = entry.span().start();
        for (Field field : entry.fields()) {
            assertWithin(field.span(), entry.span());
            assertThat(field.span().start()).isGreaterThanOrEqualTo(at);
            at = field.span().start();
            assertWithin(field.original(0, field.value().length()), field.span());
        }
    }

    @Property(tries = 500)
    void of_anyText_siblingsDoNotOverlap(@ForAll("texts") String text) {
        List<Entry> records = Structure.of(text).records();
        for (int i = 1; i < records.size(); i++) {
            Entry entry = records.get(i);
            for (int j = i - 1; j >= 0; j--) {
                if (records.get(j).parent() == entry.parent()) {
                    assertThat(records.get(j).span().end())
                            .isLessThanOrEqualTo(entry.span().start());
                    break;
                }
            }
        }
    }

    @Property(tries = 300)
    void of_sameText_sameStructure(@ForAll("texts") String text) {
        Structure one = Structure.of(text);
        Structure other = Structure.of(text);
        assertThat(one.format()).isEqualTo(other.format());
        assertThat(one.records()).isEqualTo(other.records());
        assertThat(one.sentences()).isEqualTo(other.sentences());
    }

    @Property(tries = 300)
    void entryAt_anyOffset_isTheSmallestThatHoldsIt(@ForAll("texts") String text) {
        Structure structure = Structure.of(text);
        for (int offset = 0; offset < text.length(); offset++) {
            int at = offset;
            List<Entry> holding = structure.records().stream()
                    .filter(entry ->
                            entry.span().start() <= at && at < entry.span().end())
                    .toList();
            if (holding.isEmpty()) {
                assertThat(structure.entryAt(at)).isEmpty();
            } else {
                assertThat(structure.entryAt(at)).contains(holding.get(holding.size() - 1));
            }
        }
    }

    @Property(tries = 400)
    void of_json_fieldsAreWhatWasWritten(@ForAll("values") List<String> values) {
        Json json = Json.array(values, value -> Json.object().put("k", value).build());
        String text = CanonicalJson.write(json);
        assertThat(outer(Structure.of(text)).stream().map(Field::value).toList())
                .isEqualTo(values);
    }

    @Property(tries = 400)
    void of_yamlInDoubleQuotes_fieldsAndTheirPlacesAreWhatWasWritten(@ForAll("values") List<String> values) {
        String text = values.stream()
                .map(value -> "- k: " + CanonicalJson.write(Json.of(value)) + "\n  n: 1\n")
                .collect(Collectors.joining());
        Structure structure = Structure.of(text);
        if (!values.isEmpty() && structure.format() == Format.YAML) {
            assertThat(outer(structure).stream().map(Field::value).toList()).isEqualTo(values);
            outer(structure).forEach(field -> assertUnitsInPlace(text, field));
        }
    }

    /** A unit that needs no escape stands where it is said to stand. */
    private static void assertUnitsInPlace(String text, Field field) {
        for (int i = 0; i < field.value().length(); i++) {
            char c = field.value().charAt(i);
            if (Character.isLetterOrDigit(c)) {
                Span span = field.original(i, i + 1);
                assertThat(text.substring(span.start(), span.end())).isEqualTo(String.valueOf(c));
            }
        }
    }

    @Property(tries = 400)
    void of_pythonRepr_fieldsAndTheirPlacesAreWhatWasWritten(@ForAll("values") List<String> values) {
        String text = values.stream().map(StructureProperties::repr).collect(Collectors.joining(", ", "[None, ", "]"));
        Structure structure = Structure.of(text);
        assertThat(structure.format()).isEqualTo(Format.PYTHON);
        List<Field> fields = outer(structure);
        assertThat(fields.subList(1, fields.size()).stream().map(Field::value).toList())
                .isEqualTo(values);
        fields.forEach(field -> assertUnitsInPlace(text, field));
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.strings()
                .withChars("ab Z09.,:;'\"\\/\n\t-#&*{}[]()<>|é日")
                .withChars('\u0000', '\u0007', '\u00a0')
                .ofMaxLength(30)
                .list()
                .ofMaxSize(5);
    }

    /** The first field of each record that stands in no other: a value may be a table, and then holds more of them. */
    private static List<Field> outer(Structure structure) {
        return structure.records().stream()
                .filter(entry -> entry.parent() == Entry.NO_PARENT)
                .map(entry -> entry.fields().get(0))
                .toList();
    }

    /** As Python writes it. */
    private static String repr(String value) {
        char quote = value.contains("'") && !value.contains("\"") ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(c);
                    } else if (c < ' ' || c == '\u00a0') {
                        out.append(String.format("\\x%02x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append(quote).toString();
    }

    private static void assertWithin(Span inner, Span outer) {
        assertThat(inner.start()).isBetween(outer.start(), outer.end());
        assertThat(inner.end()).isBetween(outer.start(), outer.end());
    }
}
