package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleArchiveTest {
    private static final byte[] CONTENT = "package x\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void read_bundleThatOpaBuilt_givesItsFiles() {
        assertThat(read(TestBundles.resource("ES256.tar.gz")))
                .containsOnlyKeys(
                        "plan.json", "data.json", ".manifest", ".signatures.json", "agent/firewall/decision.rego");
    }

    @Test
    void read_folderAndDottedName_readsTheFile() {
        byte[] archive = archive(TestBundles.header("./agent/", 0, '5'), entry("./agent/x.rego"));
        assertThat(read(archive)).containsOnlyKeys("agent/x.rego");
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '2', '3', '4', '6', '7', 'x', 'g', 'L', 'S'})
    void read_entryThatIsNoFile_isRefused(char type) {
        assertRefused(archive(TestBundles.header("x.rego", 0, type)), "neither a file nor a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../x", "a//x", "//x", "./", ".", "..", "/..", "a/.", "a/"})
    void read_nameThatIsNoPlainPath_isRefused(String name) {
        assertRefused(archive(entry(name)), "plain relative path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\b", "a b", "a\nb", "ä", "a\u001bb"})
    void read_nameWithStrangeCharacter_isRefused(String name) {
        assertRefused(archive(entry(name)), "printable ASCII");
    }

    @Test
    void read_nameTwice_isRefused() {
        assertRefused(archive(entry("/plan.json"), entry("./plan.json")), "`plan.json` stands in it twice");
    }

    @Test
    void read_everyTruncation_isRefused() {
        byte[] whole = TestBundles.resource("ES256.tar.gz");
        for (int length = 0; length < whole.length; length += 7) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part)).isInstanceOf(PolicyLoadException.class);
        }
    }

    @Test
    void read_tarThatEndsInTheMiddle_isRefused() {
        byte[] entry = entry("plan.json");
        assertRefused(TestBundles.gzipped(Arrays.copyOf(entry, 600)), "ends in the middle");
        assertRefused(TestBundles.gzipped(entry), "ends in the middle");
    }

    @Test
    void read_plainText_isRefused() {
        assertRefused("<html>not found</html>".getBytes(StandardCharsets.UTF_8), "not gzip");
    }

    @Test
    void read_entryAfterTheEnd_isRefused() {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(entry("plan.json"));
        tar.writeBytes(new byte[512]);
        tar.writeBytes(entry("data.json"));
        tar.writeBytes(new byte[1024]);
        assertRefused(TestBundles.gzipped(tar.toByteArray()), "follows its end mark");
    }

    @Test
    void read_damagedHeader_isRefused() {
        byte[] entry = entry("plan.json");
        entry[0] ^= 1;
        assertRefused(archive(entry), "checksum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"77777777777\0", "0000000-012\0", "\0\0\0\0\0\0\0\0\0\0\0\0", "0000000x012\0"})
    void read_badSize_isRefused(String size) {
        byte[] header = TestBundles.header("plan.json", 0, '0');
        System.arraycopy(size.getBytes(StandardCharsets.US_ASCII), 0, header, 124, 12);
        assertRefused(archive(TestBundles.checksummed(header)), "");
    }

    @Test
    void read_folderWithContent_isRefused() {
        assertRefused(archive(TestBundles.header("a/", 10, '5')), "folder in it has content");
    }

    @Test
    void read_moreFilesThanAllowed_isRefused() {
        byte[] archive = archive(entry("a"), entry("b"));
        assertThatThrownBy(() -> BundleArchive.read(archive, new BundleLimits(1000, 1000, 1)))
                .hasMessageContaining("more than 1 files");
    }

    @Test
    void read_archiveThatSwells_isRefusedBeforeItIsUnpacked() {
        byte[] bomb = archive(TestBundles.header("plan.json", Integer.MAX_VALUE, '0'));
        assertRefused(bomb, "unpacks to more than");
    }

    private static Map<String, byte[]> read(byte[] archive) {
        return BundleArchive.read(archive, BundleLimits.DEFAULT);
    }

    private static byte[] entry(String name) {
        byte[] entry = Arrays.copyOf(TestBundles.header(name, CONTENT.length, '0'), 1024);
        System.arraycopy(CONTENT, 0, entry, 512, CONTENT.length);
        return entry;
    }

    private static byte[] archive(byte[]... entries) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            tar.writeBytes(entry);
        }
        tar.writeBytes(new byte[1024]);
        return TestBundles.gzipped(tar.toByteArray());
    }

    private static void assertRefused(byte[] archive, String why) {
        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(PolicyLoadException.class)
                .hasMessageStartingWith("policy bundle not loaded: ")
                .hasMessageContaining(why);
    }
}
