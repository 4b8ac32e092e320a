package dev.agentfirewall.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
    private static final String HEX = "ab".repeat(32);
    private static final String GOOD =
            "{\"version\":1,\"name\":\"n\",\"source\":\"s\",\"licence\":\"l\",\"base_model\":null,"
                    + "\"entries\":[{\"path\":\"a/b.onnx\",\"sha256\":\"" + HEX
                    + "\",\"size\":3,\"role\":\"weights\"}]}";

    @Test
    void parse_whatWasWritten_isTheSame() throws ManifestException {
        Manifest manifest = new Manifest(
                "n\u00e9",
                "s",
                "MIT",
                Optional.of("base"),
                List.of(entry("z.bin"), entry("\u6a21\u578b.bin"), entry("a/b")));
        assertThat(Manifests.parse(Manifests.write(manifest))).isEqualTo(manifest);
        assertThat(manifest.entries())
                .extracting(ManifestEntry::path)
                .containsExactly("a/b", "z.bin", "\u6a21\u578b.bin");
    }

    @Test
    void digest_layoutOfTheText_doesNotMatter() throws ManifestException {
        Manifest manifest = parse(GOOD);
        assertThat(parse(GOOD.replace(",", " ,\n")).digest()).isEqualTo(manifest.digest());
        assertThat(manifest.identity().artifact()).contains(manifest.digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"version\":1 | \"version\":2",
                "\"version\":1, | \"version\":1,\"version\":1,",
                "\"version\":1, | \"version\":1,\"extra\":1,",
                "\"version\":1, | ",
                "\"name\":\"n\", | ",
                "\"name\":\"n\" | \"name\":null",
                "\"name\":\"n\" | \"name\":\" \"",
                "\"base_model\":null, | ",
                "\"base_model\":null | \"base_model\":3",
                "\"size\":3 | \"size\":-1",
                "\"size\":3 | \"size\":3.5",
                "\"size\":3 | \"size\":\"3\"",
                "\"size\":3 | \"size\":99999999999999999999",
                "\"role\":\"weights\" | \"role\":\"WEIGHTS\"",
                "\"role\":\"weights\" | \"role\":\"weights\",\"mode\":7",
                "\"sha256\":\"ab | \"sha256\":\"AB",
                "\"sha256\":\"ab | \"sha256\":\"b",
                "a/b.onnx | ../b.onnx",
                "a/b.onnx | /a/b.onnx",
                "a/b.onnx | a//b.onnx",
                "a/b.onnx | a/./b.onnx",
                "a/b.onnx | a/",
                "a/b.onnx | c:/b.onnx",
                "a/b.onnx | a\\\\b.onnx",
                "a/b.onnx | a\\u0000b",
                "a/b.onnx | a\\ud800b",
                "]} | ]} {}",
            })
    void parse_oneThingWrong_isRefused(String good, String bad) {
        String broken = GOOD.replace(good, bad == null ? "" : bad);
        assertThat(broken).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> parse(broken)).isInstanceOf(ManifestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A/B.ONNX", "a/b.onnx", "a/b.onnx/c", "a", "A/b.onnx/c"})
    void parse_twoNamesForOneFile_areRefused(String other) {
        String second = "{\"path\":\"" + other + "\",\"sha256\":\"" + HEX + "\",\"size\":3,\"role\":\"other\"}]}";
        assertThatThrownBy(() -> parse(GOOD.replace("]}", "," + second))).isInstanceOf(ManifestException.class);
    }

    @Test
    void parse_composedAndDecomposedName_areRefusedTogether() {
        assertThatThrownBy(() ->
                        new Manifest("n", "s", "l", Optional.empty(), List.of(entry("caf\u00e9"), entry("cafe\u0301"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parse_noEntries_isRefused() {
        assertThatThrownBy(() -> parse(GOOD.replaceAll("\\[.*]", "[]"))).isInstanceOf(ManifestException.class);
    }

    @Test
    void message_nameThatCommandsATerminal_isShownHarmless() {
        assertThatThrownBy(() -> parse(GOOD.replace("a/b.onnx", "..\\u001b[2J\\u202e")))
                .hasMessageNotContaining("\u001b")
                .hasMessageNotContaining("\u202e");
    }

    private static Manifest parse(String text) throws ManifestException {
        return Manifests.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ManifestEntry entry(String path) {
        return new ManifestEntry(path, new Digest(HEX), 3, ArtifactRole.OTHER);
    }
}
