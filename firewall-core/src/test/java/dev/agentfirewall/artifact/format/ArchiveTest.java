package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that say one thing at their front and another at their end, that lead out, or that unpack without end. */
class ArchiveTest {
    private static final int LOCAL = 0x04034B50;
    private static final int CENTRAL = 0x02014B50;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x.txt",
                "/etc/passwd",
                "C:/x.txt",
                "a/../../x.txt",
                "a\\..\\x.txt",
                "a/./b.txt",
                "a//b.txt",
                "~\u0007"
            })
    void inspect_entryLeadingOut_isRefused(String name) throws IOException {
        assertThat(Fixtures.codes("m.zip", zip(name, "text"))).isEqualTo("archive.escape");
    }

    @ParameterizedTest
    @CsvSource({"a.txt, A.TXT", "caf\u00e9.txt, cafe\u0301.txt", "stra\u00dfe.txt, STRASSE.txt"})
    void inspect_entriesThatOneFileSystemTakesForOne_areRefused(String first, String second) throws IOException {
        assertThat(Fixtures.codes("m.zip", zip(first, "text", second, "text"))).isEqualTo("archive.duplicate");
    }

    @Test
    void inspect_nameThatDiffersFromTheDirectorys_isAmbiguous() throws IOException {
        byte[] zip = zip("a.txt", "text");
        zip[find(zip, LOCAL) + 30] = 'b';

        assertThat(Fixtures.codes("m.zip", zip)).isEqualTo("archive.ambiguous");
    }

    @ParameterizedTest
    @CsvSource({
        "14, its own header",
        "18, its own header",
        "22, its own header",
        "8, packed otherwise",
        "6, packed otherwise"
    })
    void inspect_headerThatDiffersFromTheDirectory_isAmbiguous(int offset, String detail) throws IOException {
        byte[] zip = stored("a.txt", "text");
        zip[find(zip, LOCAL) + offset] ^= 2;

        assertThat(Fixtures.problems("m.zip", zip)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(FormatCode.ARCHIVE_AMBIGUOUS);
            assertThat(problem.detail()).contains(detail);
        });
    }

    @Test
    void inspect_bytesBeforeTheFirstEntry_areAmbiguous() throws IOException {
        byte[] zip = stored("a.txt", "text");
        byte[] shifted = new byte[zip.length + 4];
        System.arraycopy(zip, 0, shifted, 4, zip.length);
        System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, shifted, 0, 4);
        ByteBuffer all = ByteBuffer.wrap(shifted).order(ByteOrder.LITTLE_ENDIAN);
        int central = find(shifted, CENTRAL);
        all.putInt(central + 42, 4);
        all.putInt(shifted.length - 6, central);

        assertThat(Fixtures.problems("m.zip", shifted))
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("lie 4 bytes of no entry"));
    }

    @Test
    void inspect_entriesThatShareBytes_areAmbiguous() throws IOException {
        byte[] zip = stored("a.txt", "text", "b.txt", "text");
        ByteBuffer all = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int second = find(zip, CENTRAL, find(zip, CENTRAL) + 1);
        all.putInt(second + 42, 0); // both now start at the first entry
        zip[second + 46] = 'a';
        zip[find(zip, CENTRAL) + 46] = 'a';

        assertThat(Fixtures.codes("m.zip", zip)).contains("archive.ambiguous");
    }

    @ParameterizedTest
    @CsvSource({"8, 1, archive.encrypted", "10, 12, archive.opaque", "41, 161, archive.link"})
    void inspect_entryThatCannotBeLookedInto_isRefused(int offset, int value, String code) throws IOException {
        byte[] zip = stored("a.txt", "text");
        int central = find(zip, CENTRAL);
        zip[central + offset] = (byte) value;
        if (offset < 12) {
            zip[find(zip, LOCAL) + offset - 2] = (byte) value;
        }

        assertThat(Fixtures.codes("m.zip", zip)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"10, 200", "12, 1", "16, 1"})
    void inspect_endThatLiesAboutTheDirectory_isMalformed(int offset, int value) throws IOException {
        byte[] zip = stored("a.txt", "text");
        zip[zip.length - 22 + offset] += (byte) value;

        assertThat(Fixtures.codes("m.zip", zip)).isEqualTo("archive.malformed");
    }

    @Test
    void inspect_archivesInArchives_areLookedIntoAsDeepAsNeeded() throws IOException {
        byte[] inner = zip("x.pkl", "cos\nsystem\n(S'id'\ntR.");

        assertThat(Fixtures.codes("m.zip", zip("a.zip", inner))).isEqualTo("pickle pickle.import");
        assertThat(Fixtures.codes("m.zip", zip("a.zip", zip("a.zip", zip("a.zip", inner)))))
                .isEqualTo("archive.bomb");
    }

    @Test
    void inspect_gzipThatUnpacksWithoutEnd_isABomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[20 << 20]);
        }

        assertThat(Fixtures.codes("m.txt.gz", packed.toByteArray())).isEqualTo("archive.bomb");
    }

    @Test
    void inspect_gzipCutShort_isMalformed() {
        byte[] gzip = Fixtures.bytes("text.txt.gz");

        assertThat(Fixtures.codes("m.txt.gz", Arrays.copyOf(gzip, gzip.length - 6)))
                .isEqualTo("archive.malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "377abcaf271c, a.7z",
        "526172211a0700, a.rar",
        "fd377a585a00, a.xz",
        "425a683931415926535900, a.bz2",
        "28b52ffd00, a.zst",
        "04224d1800, a.lz4",
    })
    void inspect_archiveThatIsNotLookedInto_isRefused(String start, String name) {
        byte[] bytes = java.util.HexFormat.of().parseHex(start);

        assertThat(Fixtures.codes(name, bytes)).isEqualTo("archive.opaque");
    }

    @Test
    void inspect_tarWithSomethingBehindItsEnd_isAmbiguous() {
        byte[] tar = Fixtures.bytes("sound.tar");
        tar[tar.length - 1] = 1;

        assertThat(Fixtures.codes("m.tar", tar)).isEqualTo("archive.ambiguous");
    }

    @Test
    void inspect_tarWhoseHeaderWasChanged_isMalformed() {
        byte[] tar = Fixtures.bytes("sound.tar");
        tar[1024] ^= 1; // in the second header: the first is what a tar is known by

        assertThat(Fixtures.codes("m.tar", tar)).isEqualTo("archive.malformed");
    }

    @Test
    void inspect_tarCutShort_isMalformed() {
        assertThat(Fixtures.codes("m.tar", Arrays.copyOf(Fixtures.bytes("escapes.tar"), 515)))
                .isEqualTo("archive.escape archive.malformed");
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write(bytes(namesAndContents[i + 1]));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Entries as they are, with their sizes before them. */
    private static byte[] stored(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < namesAndContents.length; i += 2) {
                byte[] content = bytes(namesAndContents[i + 1]);
                java.util.zip.CRC32 crc = new java.util.zip.CRC32();
                crc.update(content);
                ZipEntry entry = new ZipEntry(namesAndContents[i]);
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(Object content) {
        return content instanceof byte[] bytes ? bytes : content.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int find(byte[] bytes, int signature) {
        return find(bytes, signature, 0);
    }

    private static int find(byte[] bytes, int signature, int from) {
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i + 4 <= bytes.length; i++) {
            if (all.getInt(i) == signature) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such signature");
    }
}
