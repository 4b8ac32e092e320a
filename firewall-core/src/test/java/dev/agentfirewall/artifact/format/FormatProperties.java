package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is done to a file, inspection answers: it throws nothing and always says the same. */
class FormatProperties {
    private static final List<String> FILES = List.of(
            "sound.safetensors",
            "sound.gguf",
            "sound.onnx",
            "nested.onnx",
            "function.onnx",
            "sound.zip",
            "sound-gnu.tar",
            "weights.pt",
            "weights-legacy.pt",
            "shell.pt",
            "objects.npy",
            "numbers.npz",
            "array.joblib",
            "shell.joblib.gz",
            "shell-0.pkl",
            "shell-4.pkl",
            "text.txt.gz");

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(FILES);
    }

    @Property(tries = 1500)
    void inspect_oneByteChanged_answers(
            @ForAll("files") String file,
            @ForAll @IntRange(max = 1_000_000) int place,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] bytes = Fixtures.bytes(file);
        bytes[place % bytes.length] ^= (byte) change;

        assertThat(Fixtures.problems(file, bytes)).isEqualTo(Fixtures.problems(file, bytes));
    }

    @Property(tries = 800)
    void inspect_cutAnywhere_answers(@ForAll("files") String file, @ForAll @IntRange(max = 1_000_000) int place) {
        byte[] bytes = Fixtures.bytes(file);
        byte[] cut = Arrays.copyOf(bytes, place % bytes.length);

        assertThat(Fixtures.problems(file, cut)).isEqualTo(Fixtures.problems(file, cut));
    }

    @Property(tries = 300)
    void inspect_safetensorsCutAnywhere_isRefused(@ForAll @IntRange(min = 1, max = 1_000_000) int place) {
        byte[] bytes = Fixtures.bytes("sound.safetensors");

        assertThat(Fixtures.problems("m.safetensors", Arrays.copyOf(bytes, 1 + place % (bytes.length - 1))))
                .isNotEmpty();
    }

    @Property(tries = 500)
    void inspect_anyTemplate_answers(@ForAll("templates") String template) {
        assertThat(Fixtures.problems("chat_template.jinja", template))
                .isEqualTo(Fixtures.problems("chat_template.jinja", template));
    }

    /** Pieces of templates in any order. */
    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of(
                        "{{", "}}", "{%", "%}", "{#", "#}", "for", "in", "if", "set", "macro", "x", " ", "'", "\"",
                        "\\", "(", ")", "[", "]", "{", "}", ".", ",", "|", "~", "=", "==", "1", "is", "not", "raw",
                        "endraw", "-", "**", "text", "\n", "\u00e9")
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }
}
