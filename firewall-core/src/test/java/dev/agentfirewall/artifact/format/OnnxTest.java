package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs that name what no runtime brings along, and bytes that are no graph. */
class OnnxTest {

    @Test
    void inspect_domainThatTheHostDeclares_isAllowed() {
        FormatPolicy policy = FormatPolicy.STRICT.withOperatorDomains("com.microsoft");

        assertThat(Fixtures.problems(policy, "m.onnx", Fixtures.bytes("microsoft.onnx")))
                .isEmpty();
    }

    @Test
    void inspect_operatorThatLoadsABlob_isRefusedWhateverIsDeclared() {
        FormatPolicy policy = FormatPolicy.STRICT.withOperatorDomains("com.microsoft");

        assertThat(Fixtures.problems(policy, "m.onnx", Fixtures.bytes("context.onnx")))
                .extracting(FormatProblem::detail)
                .containsExactly("operators that load or run code: `com.microsoft.EPContext`");
    }

    @Test
    void inspect_graphUnderAnyName_isRecognised() {
        assertThat(Fixtures.codes("weights.bin", Fixtures.bytes("custom.onnx"))).isEqualTo("onnx.operator");
    }

    @Test
    void inspect_graphCutShort_isRefused() {
        byte[] sound = Fixtures.bytes("sound.onnx");
        int graphEnds = sound.length - 6; // behind it stands the operator set, without which a model is still one

        for (int length = 1; length < graphEnds; length++) {
            assertThat(Fixtures.codes("m.onnx", Arrays.copyOf(sound, length)))
                    .as("the first %d bytes", length)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08073a80808080808080808001", // a length of 2^63
                "08073a05", // a length past the end
                "08073a020a05", // a node longer than its graph
                "08073a0b", // a group's start inside nothing
                "0807", // no graph at all
                "08ffffffffffffffffffff01", // a number of eleven bytes
                "00003a00", // field 0
            })
    void inspect_lengthsThatLie_areNoSoundGraph(String hex) {
        assertThat(Fixtures.codes("m.onnx", HexFormat.of().parseHex(hex))).isNotEmpty();
    }

    @Test
    void inspect_graphsNestedWithoutEnd_areRefused() {
        byte[] graph = new byte[0];
        for (int i = 0; i < 60; i++) {
            graph = field(1, field(5, field(6, graph))); // a node's attribute holds the next graph
        }
        byte[] model = concat(new byte[] {8, 7}, field(7, graph));

        assertThat(Fixtures.problems("m.onnx", model))
                .anySatisfy(problem -> assertThat(problem.detail()).contains("nested deeper"));
    }

    @Test
    void inspect_placeSaidTwice_isRefused() {
        byte[] first = field(13, concat(field(1, text("location")), field(2, text("a.bin"))));
        byte[] second = field(13, concat(field(1, text("location")), field(2, text("../b.bin"))));
        byte[] tensor = concat(first, second, new byte[] {0x70, 1});
        byte[] model = concat(new byte[] {8, 7}, field(7, field(5, tensor)));

        assertThat(Fixtures.problems("m.onnx", model))
                .anySatisfy(problem -> assertThat(problem.detail()).contains("says twice"));
    }

    @Test
    void inspect_placeWithoutTheMarkThatItIsOne_isHeldAgainstTheFolderAllTheSame() {
        byte[] place = field(13, concat(field(1, text("location")), field(2, text("../b.bin"))));
        byte[] model = concat(new byte[] {8, 7}, field(7, field(5, place)));

        assertThat(Fixtures.codes("m.onnx", model)).isEqualTo("onnx.external");
    }

    @Test
    void inspect_savedModelThatWritesFiles_isRefusedByName() {
        byte[] node = field(1, concat(field(1, text("n")), field(2, text("WriteFile"))));
        byte[] inFunction = field(2, field(1, field(3, concat(field(1, text("f")), field(2, text("ReadFile"))))));
        byte[] model = concat(new byte[] {8, 1}, field(2, field(2, concat(node, inFunction))));

        assertThat(Fixtures.problems("saved_model.pb", model))
                .extracting(FormatProblem::detail)
                .contains("touches files or runs code: `ReadFile`, `WriteFile`");
    }

    @Test
    void inspect_vocabularyOfSentencePiece_passes() {
        byte[] piece = concat(field(1, text("\u2581the")), new byte[] {0x15, 0, 0, 0x20, (byte) 0xC1, 0x18, 1});
        byte[] vocabulary = concat(field(1, piece), field(2, text("trainer")));

        assertThat(Fixtures.codes("tokenizer.model", vocabulary)).isEmpty();
        assertThat(Fixtures.codes("tokenizer.model", Arrays.copyOf(vocabulary, vocabulary.length - 1)))
                .isEqualTo("unknown");
    }

    private static byte[] field(int number, byte[] content) {
        byte[] header = concat(varint(number << 3 | 2), varint(content.length));
        return concat(header, content);
    }

    private static byte[] varint(int value) {
        return value < 0x80
                ? new byte[] {(byte) value}
                : concat(new byte[] {(byte) (value | 0x80)}, varint(value >>> 7));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
