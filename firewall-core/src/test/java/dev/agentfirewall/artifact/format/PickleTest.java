package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles that hide what they import, and texts that are none. */
class PickleTest {

    @Test
    void inspect_shell_namesWhatItImports() {
        assertThat(Fixtures.problems("m.pkl", Fixtures.bytes("shell-4.pkl")))
                .extracting(FormatProblem::detail)
                .contains("a pickle, importing `posix.system`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cos\nsystem\n(S'id'\ntR.",
                "(S'id'\nios\nsystem\n.",
                "(cos\nsystem\nS'id'\no.",
                "cos\nsystem\n(S'id'\ntRthen what Python never comes to",
                "(lp0\ng0\ncos\nsystem\n(S'id'\ntR.",
                "I01\n0cos\nsystem\np7\n0g7\n(S'id'\ntR.",
            })
    void inspect_importInAnyInstruction_isNamed(String pickle) {
        assertThat(details(latin(pickle)))
                .anySatisfy(detail -> assertThat(detail).contains("`os.system`"));
    }

    @Test
    void inspect_nameOutOfTheMemo_isNamed() {
        // 'os' and 'system' kept, dropped, recalled: 80 04 8c 02 os 94 8c 06 system 94 30 30 h0 h1 93
        byte[] pickle = latin("\u0080\u0004\u008c\u0002os\u0094\u008c\u0006system\u009400h\0h\u0001\u0093.");

        assertThat(details(pickle)).anySatisfy(detail -> assertThat(detail).contains("`os.system`"));
    }

    @Test
    void inspect_nameMadeByACall_isToldAsComputed() {
        byte[] pickle = latin("\u0080\u0004cbuiltins\nstr\n)R\u008c\u0006system\u0093.");

        assertThat(details(pickle)).anySatisfy(detail -> assertThat(detail).contains("`(computed)`"));
    }

    @Test
    void inspect_memoUnderANumberThatNobodyWrites_isNotTakenForKnown() {
        // Python reads +1 and 1 as one key; a walk that tells them apart could be shown one name and run another
        byte[] pickle = latin("\u0080\u0004Vcollections\np+1\n0Vos\np1\n0g+1\nVOrderedDict\n\u0093.");

        assertThat(Fixtures.codes("m.bin", pickle)).isEqualTo("pickle pickle.incomplete");
    }

    @Test
    void inspect_extensionRegistry_isAnImport() {
        assertThat(details(latin("\u0080\u0002\u0082\u0007)R.")))
                .anySatisfy(detail -> assertThat(detail).contains("copyreg extension 7"));
    }

    @Test
    void inspect_severalInARow_areAllWalked() {
        byte[] pickles = latin("\u0080\u0002N.\u0080\u0002N.cos\nsystem\n(S'id'\ntR.");

        assertThat(details(pickles)).contains("3 pickles in a row, importing `os.system`");
    }

    @Test
    void inspect_endlessRow_isIncomplete() {
        assertThat(Fixtures.codes("m.bin", latin("\u0080\u0002N.".repeat(50)))).isEqualTo("pickle pickle.incomplete");
    }

    @Test
    void inspect_lengthPastTheEnd_isIncomplete() {
        byte[] lying = latin("\u0080\u0004\u008e\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u007F.");

        assertThat(Fixtures.codes(
                        "m.bin", latin("\u0080\u0004N0\u008e\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u007F.")))
                .isEqualTo("pickle pickle.incomplete");
        assertThat(Fixtures.codes("m.pkl", lying)).isNotEmpty();
    }

    @Test
    void inspect_moreOnTheStackThanIsWalked_isIncomplete() {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.writeBytes(latin("\u0080\u0004"));
        pickle.writeBytes(latin("N".repeat(200_000)));

        assertThat(Fixtures.codes("m.bin", pickle.toByteArray())).isEqualTo("pickle pickle.incomplete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am a text.",
                "cats and\ndogs\nRun.",
                "(see below).",
                "N.",
                "Some words.\nMore words.\n",
                "]\n."
            })
    void inspect_textThatStartsLikeAPickle_isText(String text) {
        assertThat(Fixtures.codes("README.md", text)).isEmpty();
    }

    @Test
    void inspect_objectsUnderAnotherSpelling_areAPickle() {
        String header = "{'descr': [('a', '|O8')], 'fortran_order': False, 'shape': (1,), }";
        byte[] npy = latin(
                "\u0093NUMPY\u0001\0" + (char) (header.length() + 1) + "\0" + header + "\ncos\nsystem\n(S'id'\ntR.");

        assertThat(details(npy)).contains("a pickle, importing `os.system`");
    }

    @Test
    void inspect_arrayHeaderWithEscapes_isNotTakenForNumbers() {
        String header = "{'descr': '|\\x4f', 'fortran_order': False, 'shape': (1,), }";
        byte[] npy = latin("\u0093NUMPY\u0001\0" + (char) (header.length() + 1) + "\0" + header + "\n");

        assertThat(Fixtures.codes("a.npy", npy)).isEqualTo("pickle.incomplete");
    }

    private static List<String> details(byte[] pickle) {
        return Fixtures.problems("m.bin", pickle).stream()
                .map(FormatProblem::detail)
                .toList();
    }

    private static byte[] latin(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }
}
