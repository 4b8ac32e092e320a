package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.artifact.ArtifactSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of real files, by content and by name, alone and beside others. */
class FormatInspectionTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {
                "sound.safetensors, ''",
                "sound.gguf, ''",
                "sound.onnx, ''",
                "function.onnx, ''",
                "sound.zip, ''",
                "sound.tar, ''",
                "sound-gnu.tar, ''",
                "text.txt.gz, ''",
                "numbers.npy, ''",
                "numbers.npz, ''",
                "packed.npz, ''",
                "plain.pkl, pickle",
                "ordered.pkl, pickle",
                "shell-0.pkl, pickle pickle.import",
                "shell-1.pkl, pickle pickle.import",
                "shell-2.pkl, pickle pickle.import",
                "shell-3.pkl, pickle pickle.import",
                "shell-4.pkl, pickle pickle.import",
                "shell-5.pkl, pickle pickle.import",
                "weights.pt, pickle",
                "weights-legacy.pt, pickle",
                "shell.pt, pickle pickle.import",
                "scripted.pt, code pickle pickle.import",
                "objects.npy, pickle pickle.import",
                "objects.npz, pickle",
                "array.joblib, pickle pickle.import pickle.incomplete",
                "shell.joblib.z, pickle pickle.import",
                "shell.joblib.gz, pickle pickle.import",
                "shell.zip, pickle pickle.import",
                "bomb.zip, archive.bomb",
                "escapes.tar, archive.escape",
                "links.tar, archive.link",
                "outside.onnx, onnx.missing",
                "outside-escapes.onnx, onnx.external",
                "outside-absolute.onnx, onnx.external",
                "outside-memory.onnx, onnx.external",
                "custom.onnx, onnx.operator",
                "microsoft.onnx, onnx.operator",
                "context.onnx, onnx.operator",
                "nested.onnx, onnx.operator",
                "disguised.onnx, onnx.operator",
                "training.onnx, onnx.training",
                "short.onnx, onnx.malformed",
                "hostile.gguf, template",
                "weights.h5, hdf5 keras.lambda",
            })
    void inspect_filesOfTheirOwnTools_areToldByCode(String name, String codes) {
        assertThat(Fixtures.codes(name, Fixtures.bytes(name))).isEqualTo(codes);
    }

    @Test
    void inspect_pickleNamedAsSafetensors_isAPickle() {
        assertThat(Fixtures.codes("model.safetensors", Fixtures.bytes("shell-4.pkl")))
                .isEqualTo("misnamed pickle pickle.import");
    }

    @Test
    void inspect_safetensorsNamedAsPickle_isMisnamedAlone() {
        assertThat(Fixtures.codes("model.pkl", Fixtures.bytes("sound.safetensors")))
                .isEqualTo("misnamed");
    }

    @Test
    void inspect_zipBehindSafetensors_isPolyglot() {
        byte[] sound = Fixtures.bytes("sound.safetensors");
        byte[] zip = Fixtures.bytes("sound.zip");
        byte[] both = java.util.Arrays.copyOf(sound, sound.length + zip.length);
        System.arraycopy(zip, 0, both, sound.length, zip.length);

        assertThat(Fixtures.codes("model.safetensors", both)).isEqualTo("polyglot safetensors");
    }

    @Test
    void inspect_bytesOfNoFormat_areUnknownAndMayBeAllowed() {
        byte[] bytes = {0x01, (byte) 0xFE, 0x00, 0x07, (byte) 0xFF};

        assertThat(Fixtures.codes("weights.bin", bytes)).isEqualTo("unknown");
        assertThat(Fixtures.problems(FormatPolicy.STRICT.allowing(FormatCode.UNKNOWN), "weights.bin", bytes))
                .isEmpty();
    }

    @Test
    void inspect_pickleOfTensorsAllowed_stillRefusesOtherImports() {
        FormatPolicy policy = FormatPolicy.STRICT.allowing(FormatCode.PICKLE);

        assertThat(Fixtures.problems(policy, "weights.pt", Fixtures.bytes("weights.pt")))
                .isEmpty();
        assertThat(Fixtures.codes(Fixtures.problems(policy, "shell.pt", Fixtures.bytes("shell.pt"))))
                .isEqualTo("pickle.import");
    }

    @Test
    void inspect_folder_findsTheWeightsBesideTheGraph() throws IOException {
        Files.write(folder.resolve("model.onnx"), Fixtures.bytes("outside.onnx"));
        Files.write(folder.resolve("weights.bin"), new byte[] {0, 0, (byte) 0x80, 0x3F, 0, 0, (byte) 0x80, 0x3F});

        assertThat(FormatInspection.strict().inspect(ArtifactSource.directory(folder)))
                .isEmpty();
    }

    @Test
    void inspect_folderWhoseWeightsAreTooShort_tellsIt() throws IOException {
        Files.write(folder.resolve("model.onnx"), Fixtures.bytes("outside.onnx"));
        Files.write(folder.resolve("weights.bin"), new byte[] {0, 0, (byte) 0x80, 0x3F});

        List<FormatProblem> problems = FormatInspection.strict().inspect(ArtifactSource.directory(folder));

        assertThat(Fixtures.codes(problems)).isEqualTo("onnx.missing unknown");
    }

    @Test
    void inspect_folderWithLink_tellsTheLink() throws IOException {
        Files.createSymbolicLink(folder.resolve("weights.bin"), folder.resolve("elsewhere"));

        List<FormatProblem> problems = FormatInspection.strict().inspect(ArtifactSource.directory(folder));

        assertThat(Fixtures.codes(problems)).isEqualTo("not_a_file");
    }

    @Test
    void inspect_fileTooBigForMemory_isReadWhereItIsLookedAt() throws IOException {
        byte[] sound = Fixtures.bytes("sound.safetensors");
        Path big = folder.resolve("big.safetensors");
        Files.write(big, sound);
        try (java.io.RandomAccessFile file = new java.io.RandomAccessFile(big.toFile(), "rw")) {
            file.setLength(40L << 20);
        }

        List<FormatProblem> problems = FormatInspection.strict().inspect(ArtifactSource.directory(folder));

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("behind the last tensor lie"));
    }

    @Test
    void toString_hostileName_isFitToBeShown() {
        FormatProblem problem = new FormatProblem("a\u001B[2Jb", FormatCode.UNKNOWN, "why");

        assertThat(problem.toString()).isEqualTo("`a\uFFFD[2Jb` unknown: why");
    }

    @Test
    void inspect_moreProblemsThanAreTold_saysSo() {
        StringBuilder keras = new StringBuilder("[");
        for (int i = 0; i < 300; i++) {
            keras.append(i == 0 ? "" : ",")
                    .append("{\"class_name\":\"C")
                    .append(i)
                    .append("\",\"module\":\"evil\"}");
        }

        List<FormatProblem> problems =
                Fixtures.problems("config.json", keras.append(']').toString());

        assertThat(problems).hasSize(101);
        assertThat(problems.get(100).code()).isEqualTo(FormatCode.AND_MORE);
    }
}
