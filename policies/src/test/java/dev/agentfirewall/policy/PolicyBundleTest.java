package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyBundleTest {
    private static final byte[] UNSIGNED = TestBundles.resource("unsigned.tar.gz");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void load_pinnedDigest_givesPlanAndData() throws IOException {
        Path file = Files.write(folder.resolve("bundle.tar.gz"), UNSIGNED);
        PolicyBundle bundle = PolicyBundle.load(file, BundleTrust.pinned(Digest.of(UNSIGNED)));
        assertThat(bundle.digest()).isEqualTo(Digest.of(UNSIGNED));
        assertThat(bundle.data().members()).containsOnlyKeys("settings");
        assertThat(((Json.Obj) bundle.plan()).members()).containsKeys("static", "plans", "funcs");
    }

    @Test
    void load_anotherDigest_isRefused() {
        assertThatThrownBy(() -> PolicyBundle.of(UNSIGNED, BundleTrust.pinned(Digest.of("other"))))
                .isInstanceOf(PolicyLoadException.class)
                .hasMessageContaining(Digest.of(UNSIGNED).toString())
                .hasMessageContaining(Digest.of("other").toString());
    }

    @Test
    void load_missingFile_namesIt() {
        Path file = folder.resolve("none.tar.gz");
        assertThatThrownBy(() -> PolicyBundle.load(file, BundleTrust.pinned(Digest.of("x"))))
                .isInstanceOf(PolicyLoadException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void load_folderInsteadOfFile_isRefused() {
        assertThatThrownBy(() -> PolicyBundle.load(folder, BundleTrust.pinned(Digest.of("x"))))
                .isInstanceOf(PolicyLoadException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:"})
    void pinnedBy_fileAsSha256sumWritesIt_isRead(String prefix) throws IOException {
        Path pin = Files.writeString(
                folder.resolve("pin"), prefix + Digest.of(UNSIGNED).hex() + "  bundle.tar.gz\n");
        assertThat(PolicyBundle.of(UNSIGNED, BundleTrust.pinnedBy(pin)).digest())
                .isEqualTo(Digest.of(UNSIGNED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "abc", "sha256:", "SHA256 (x) = 00"})
    void pinnedBy_fileWithoutDigest_isRefused(String text) throws IOException {
        Path pin = Files.writeString(folder.resolve("pin"), text);
        assertThatThrownBy(() -> PolicyBundle.of(UNSIGNED, BundleTrust.pinnedBy(pin)))
                .isInstanceOf(PolicyLoadException.class)
                .hasMessageContaining("sha256sum");
    }

    @Test
    void pinnedBy_twoDigests_isRefused() throws IOException {
        String line = Digest.of(UNSIGNED).hex() + "  bundle.tar.gz\n";
        Path pin = Files.writeString(folder.resolve("pin"), line + line);
        assertThatThrownBy(() -> PolicyBundle.of(UNSIGNED, BundleTrust.pinnedBy(pin)))
                .isInstanceOf(PolicyLoadException.class);
    }

    @Test
    void pinnedBy_noFile_isRefused() {
        assertThatThrownBy(() -> PolicyBundle.of(UNSIGNED, BundleTrust.pinnedBy(folder.resolve("none"))))
                .isInstanceOf(PolicyLoadException.class)
                .hasMessageContaining("no such file");
    }

    @ParameterizedTest
    @CsvSource({
        "policy.wasm, does not belong", "data.yaml, does not belong", "x/data.json, does not belong",
        "patch.json, does not belong", "x/.manifest, does not belong", "plan.pb, does not belong"
    })
    void load_unknownFile_isRefused(String name, String why) {
        assertRefused(name, "{}", why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "plan.json;[];not a JSON object",
                "plan.json;{;`plan.json`",
                "data.json;{\"settings\":{\"a\":1,\"a\":2}};a key stands twice",
                "data.json;{\"settings\":NaN};`data.json`",
                "data.json;{} {};text after the value",
                "data.json;{\"other\":1};does not list `other`",
                ".manifest;{\"roots\":[\"agent\"]};does not list `settings`",
                ".manifest;{\"roots\":\"\"};no list",
                ".manifest;{\"roots\":[1]};no text",
                ".manifest;{\"revision\":1};no text",
                ".manifest;{\"rego_version\":0};another Rego version",
                ".manifest;{\"new\":0};not understood"
            })
    void load_damagedFile_isRefused(String name, String content, String why) {
        assertRefused(name, content, why);
    }

    @Test
    void load_noPlan_tellsHowToBuildOne() {
        Map<String, byte[]> files = TestBundles.files("unsigned.tar.gz");
        files.remove("plan.json");
        assertThatThrownBy(() -> TestBundles.trusted(TestBundles.packed(files)))
                .hasMessageContaining("opa build -t plan");
    }

    private static void assertRefused(String name, String content, String why) {
        Map<String, byte[]> files = TestBundles.files("unsigned.tar.gz");
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TestBundles.trusted(TestBundles.packed(files)))
                .isInstanceOf(PolicyLoadException.class)
                .hasMessageContaining(why);
    }
}
