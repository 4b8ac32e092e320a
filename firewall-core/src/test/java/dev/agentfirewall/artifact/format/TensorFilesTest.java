package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers that lie about the bytes behind them. */
class TensorFilesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | 8 | ",
                "{} | 0 | ",
                "{'__metadata__':{'format':'pt'}}    | 0 | ",
                "{'a':{'dtype':'F4','shape':[3],'data_offsets':[0,2]}} | 2 | do not fill blocks",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | 9 | behind the last tensor lie 1 bytes",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | 7 | reaches past the end",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}} | 12 | lie 4 bytes of no tensor",
                "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},'b':{'dtype':'U8','shape':[4],'data_offsets':[2,6]}} | 6 | overlaps",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} | 8 | has not the bytes that its shape needs",
                "{'a':{'dtype':'F99','shape':[2],'data_offsets':[0,8]}} | 8 | no element type is called",
                "{'a':{'dtype':'U8','shape':[-1],'data_offsets':[0,0]}} | 0 | not a whole number",
                "{'a':{'dtype':'U8','shape':[1.5],'data_offsets':[0,1]}} | 1 | not a whole number",
                "{'a':{'dtype':'U8','shape':[9223372036854775807,9],'data_offsets':[0,1]}} | 1 | more elements than there are",
                "{'a':{'dtype':'U8','shape':[1],'data_offsets':[1,0]}} | 1 | ends before it starts",
                "{'a':{'dtype':'U8','shape':[1],'data_offsets':[0,1],'x':1}} | 1 | is not told by",
                "{'a':{'dtype':'U8','shape':[1]}} | 1 | is not told by",
                "{'a':1} | 0 | is not told by",
                "{'__metadata__':{'format':1}} | 0 | not an object of texts",
                "{'a':{'dtype':'U8','shape':[0],'data_offsets':[0,0]},'a':{'dtype':'U8','shape':[0],'data_offsets':[0,0]}} | 0 | twice",
                "{} trailing | 0 | the header",
            })
    void inspect_safetensors_headerIsHeldAgainstTheBytes(String header, int data, String problem) {
        String json = header.replace('\'', '"');
        ByteBuffer file = ByteBuffer.allocate(8 + json.length() + data).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length()).put(json.getBytes(StandardCharsets.UTF_8));

        check(Fixtures.problems("m.safetensors", file.array()), FormatCode.SAFETENSORS, problem);
    }

    @Test
    void inspect_safetensorsLengthPastTheEnd_isRefused() {
        byte[] file = Fixtures.bytes("sound.safetensors");
        file[2] = 1;

        check(Fixtures.problems("m.safetensors", file), FormatCode.SAFETENSORS, "reaches past the end");
    }

    @Test
    void inspect_safetensorsHeaderBeyondTheLimit_isRefused() {
        ByteBuffer file = ByteBuffer.allocate(8 + (17 << 20)).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(17 << 20).put((byte) '{');

        check(Fixtures.problems("m.safetensors", file.array()), FormatCode.SAFETENSORS, "over the limit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version | version 9",
                "tensors | a count says more than the file can hold",
                "pairs | a count says more than the file can hold",
                "key | reaches past the end",
                "twice | two values for",
                "alignment | power of two",
                "type | values of type 77 are not known",
                "cut | too early",
                "behind | behind a header without tensors",
            })
    void inspect_ggufWithOneLie_isRefused(String lie, String problem) {
        check(Fixtures.problems("m.gguf", GgufBytes.with(lie)), FormatCode.GGUF, problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4, 0, 0, 16 | ",
                "4, 0, 0, 15 | reaches past the end",
                "4, 0, 32, 48 | lie 32 bytes of no tensor",
                "4, 0, 8, 24 | does not start on the alignment",
                "4, 99, 0, 16 | of a type that is not known",
                "32, 2, 0, 18 | ",
                "33, 2, 0, 36 | do not fill blocks of 32",
                "-1, 0, 0, 16 | no length",
                "9223372036854775807, 0, 0, 16 | more elements than there are",
                "4, 0, 0, 64 | behind the last tensor lie",
            })
    void inspect_ggufTensor_isHeldAgainstTheBytes(String tensor, String problem) {
        String[] parts = tensor.split(",", -1);
        byte[] file = GgufBytes.tensor(
                Long.parseLong(parts[0].strip()),
                Integer.parseInt(parts[1].strip()),
                Long.parseLong(parts[2].strip()),
                Integer.parseInt(parts[3].strip()));

        check(Fixtures.problems("m.gguf", file), FormatCode.GGUF, problem);
    }

    private static void check(List<FormatProblem> problems, FormatCode code, String detail) {
        if (detail == null) {
            assertThat(problems).isEmpty();
            return;
        }
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.detail()).contains(detail);
        });
    }
}
