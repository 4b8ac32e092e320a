package dev.agentfirewall.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.TestConsole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
    @TempDir
    private Path temp = Path.of("");

    private Path model = Path.of("");
    private Path manifest = Path.of("");
    private TestConsole console = TestConsole.piped("");

    @BeforeEach
    void setUp() throws IOException {
        model = temp.resolve("guard");
        manifest = temp.resolve("guard.json");
        Files.createDirectories(model.resolve("lora"));
        Files.writeString(model.resolve("model.onnx"), "weights");
        Files.writeString(model.resolve("lora/adapter.bin"), "adapter");
    }

    @Test
    void pin_thenVerify_isVerified() {
        assertThat(run("models", "pin", model.toString(), "-o", manifest.toString(), "--licence", "MIT"))
                .isEqualTo(ExitCode.DONE);
        assertThat(console.out()).contains("\"model\":\"guard\"", "\"files\":2", "\"digest\":\"sha256:");
        assertThat(verify()).isEqualTo(ExitCode.DONE);
        assertThat(console.out()).startsWith("{\"verified\":true,\"model\":\"guard\",\"digest\":\"sha256:");
        assertThat(console.err()).contains("Verified: 2 file(s)");
    }

    @Test
    void pin_withoutOutput_printsAManifestThatVerifies() throws IOException {
        run("models", "pin", model.toString());
        assertThat(console.out().lines()).hasSize(1);
        Files.writeString(manifest, console.out());
        assertThat(verify()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void pin_manifestAmongTheFiles_doesNotNameItself() {
        manifest = model.resolve("manifest.json");
        pin();
        assertThat(verify()).isEqualTo(ExitCode.DONE);
        assertThat(console.out()).contains("\"files\":2");
    }

    @Test
    void verify_changedFiles_namesEachAndFails() throws IOException {
        pin();
        Files.writeString(model.resolve("model.onnx"), "weightS");
        Files.writeString(model.resolve("extra.py"), "");
        Files.move(model.resolve("lora/adapter.bin"), model.resolve("adapter.bin"));
        assertThat(verify()).isEqualTo(ExitCode.FOUND);
        assertThat(console.out().lines())
                .contains(
                        "{\"problem\":\"changed\",\"path\":\"model.onnx\",\"found\":null}",
                        "{\"problem\":\"extra\",\"path\":\"extra.py\",\"found\":null}",
                        "{\"problem\":\"renamed\",\"path\":\"lora/adapter.bin\",\"found\":\"adapter.bin\"}")
                .anySatisfy(line -> assertThat(line).startsWith("{\"verified\":false"));
    }

    @Test
    void formats_pickleAmongTheFiles_isRefusedWhereAsked() throws IOException {
        Files.write(model.resolve("old.pkl"), new byte[] {(byte) 0x80, 4, 'N', '.'});
        pin();
        assertThat(run("models", "pin", model.toString(), "--formats")).isEqualTo(ExitCode.FOUND);
        assertThat(console.out()).contains("{\"problem\":\"unsafe_format\",\"path\":\"old.pkl\"");
        assertThat(verify()).isEqualTo(ExitCode.DONE);
        assertThat(verify("--formats")).isEqualTo(ExitCode.FOUND);
        assertThat(console.out()).contains("\"verified\":false");
    }

    @Test
    void verify_json_saysNoWords() {
        pin();
        run("models", "verify", model.toString(), "--manifest", manifest.toString(), "--json");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void verify_brokenManifest_fails() throws IOException {
        Files.writeString(manifest, "{\"version\":1}");
        assertThat(verify()).isEqualTo(ExitCode.FOUND);
        assertThat(console.out()).contains("manifest not read");
    }

    @Test
    void verify_filesNotThere_areUnreadable() {
        assertThat(verify()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains(manifest.toString(), "no such file");
        pin();
        assertThat(run("models", "verify", temp.resolve("none").toString(), "--manifest", manifest.toString()))
                .isEqualTo(ExitCode.UNREADABLE);
    }

    @Test
    void verify_linksIntoAStore_takesSayingSo() throws IOException {
        Path blobs = Files.createDirectories(temp.resolve("hub/blobs"));
        Path snapshot = Files.createDirectories(temp.resolve("hub/snapshots/1"));
        Files.writeString(blobs.resolve("abc"), "weights");
        Files.createSymbolicLink(snapshot.resolve("model.bin"), Path.of("../../blobs/abc"));
        String within = temp.resolve("hub").toString();
        model = snapshot;
        assertThat(run("models", "pin", model.toString())).isEqualTo(ExitCode.FOUND);
        assertThat(run("models", "pin", model.toString(), "-o", manifest.toString(), "--links-within", within))
                .isEqualTo(ExitCode.DONE);
        assertThat(verify()).isEqualTo(ExitCode.FOUND);
        assertThat(console.err()).contains("--links-within");
        assertThat(run(
                        "models",
                        "verify",
                        model.toString(),
                        "--manifest",
                        manifest.toString(),
                        "--links-within",
                        within))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void sign_thenVerify_isVerifiedByItsKeyAlone() throws Exception {
        Path key = keys("Ed25519", "signer");
        assertThat(run("models", "sign", model.toString(), "--key", key.toString()))
                .isEqualTo(ExitCode.DONE);
        manifest = model.resolve("model.sig");
        assertThat(console.out()).contains("\"method\":\"key\"");
        assertThat(verify("--key", temp.resolve("signer.pub").toString())).isEqualTo(ExitCode.DONE);
        assertThat(console.out()).contains("\"signer\":\"key sha256:");
        keys("Ed25519", "other");
        assertThat(verify("--key", temp.resolve("other.pub").toString())).isEqualTo(ExitCode.FOUND);
        Files.writeString(model.resolve("model.onnx"), "weightS");
        assertThat(verify("--key", temp.resolve("signer.pub").toString())).isEqualTo(ExitCode.FOUND);
        assertThat(console.out()).contains("{\"problem\":\"changed\",\"path\":\"model.onnx\"");
    }

    @Test
    void sign_keyWithoutItsPublicHalf_asksForIt() throws Exception {
        Path key = keys("EC", "signer");
        assertThat(run("models", "sign", model.toString(), "--key", key.toString()))
                .isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("--public-key");
        String pub = temp.resolve("signer.pub").toString();
        assertThat(run("models", "sign", model.toString(), "--key", key.toString(), "--public-key", pub))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void sign_singleFile_verifiesBesideItsBundle() throws Exception {
        Path key = keys("Ed25519", "signer");
        model = model.resolve("model.onnx");
        assertThat(run("models", "sign", model.toString(), "--key", key.toString()))
                .isEqualTo(ExitCode.DONE);
        manifest = model.resolveSibling("model.onnx.sig");
        assertThat(verify("--key", temp.resolve("signer.pub").toString())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void verify_bundleWithoutTrust_isWrongUse() throws Exception {
        run(
                "models",
                "sign",
                model.toString(),
                "--key",
                keys("Ed25519", "signer").toString());
        manifest = model.resolve("model.sig");
        assertThat(verify()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err()).contains("--key", "--certificate");
        String pub = temp.resolve("signer.pub").toString();
        assertThat(verify("--key", pub, "--certificate", pub)).isEqualTo(ExitCode.WRONG_USE);
        assertThat(verify("--certificate", pub)).isEqualTo(ExitCode.UNREADABLE);
    }

    @Test
    void verify_brokenBundle_fails() throws Exception {
        keys("Ed25519", "signer");
        Files.writeString(manifest, "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\"}");
        assertThat(verify("--key", temp.resolve("signer.pub").toString())).isEqualTo(ExitCode.FOUND);
        Files.writeString(manifest, "not JSON");
        assertThat(verify("--key", temp.resolve("signer.pub").toString())).isEqualTo(ExitCode.FOUND);
    }

    @Test
    void inspect_tellsWellFormedFromNot() throws Exception {
        run(
                "models",
                "sign",
                model.toString(),
                "--key",
                keys("Ed25519", "signer").toString());
        Path bundle = model.resolve("model.sig");
        assertThat(run("models", "inspect", bundle.toString())).isEqualTo(ExitCode.DONE);
        assertThat(console.out()).contains("\"well_formed\":true", "\"resources\":2");
        Files.writeString(bundle, Files.readString(bundle).replace("bundle.v0.3", "bundle.v0.9"));
        assertThat(run("models", "inspect", bundle.toString())).isEqualTo(ExitCode.FOUND);
        assertThat(console.out()).contains("\"well_formed\":false", "mediaType");
        assertThat(run("models", "inspect", temp.resolve("none").toString())).isEqualTo(ExitCode.UNREADABLE);
    }

    @Test
    void list_namesManifestsAndBundles() throws Exception {
        pin();
        run(
                "models",
                "sign",
                model.toString(),
                "--key",
                keys("Ed25519", "signer").toString());
        Files.writeString(temp.resolve("other.json"), "{}");
        assertThat(run("models", "list", temp.toString())).isEqualTo(ExitCode.DONE);
        assertThat(console.out().lines()).hasSize(2);
        assertThat(console.out())
                .contains("{\"file\":\"guard.json\",\"kind\":\"manifest\",\"model\":\"guard\"")
                .contains("\"kind\":\"bundle\"");
        assertThat(run("models", "list", temp.resolve("none").toString())).isEqualTo(ExitCode.UNREADABLE);
    }

    private void pin() {
        assertThat(run("models", "pin", model.toString(), "-o", manifest.toString()))
                .isEqualTo(ExitCode.DONE);
    }

    private int verify(String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "models";
        arguments[1] = "verify";
        arguments[2] = model.toString();
        arguments[3] = "--manifest=" + manifest;
        System.arraycopy(more, 0, arguments, 4, more.length);
        return run(arguments);
    }

    private int run(String... arguments) {
        console = TestConsole.piped("");
        return console.run(arguments);
    }

    private Path keys(String algorithm, String name) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        KeyPair pair = generator.generateKeyPair();
        pem(temp.resolve(name + ".pub"), "PUBLIC KEY", pair.getPublic());
        return pem(temp.resolve(name + ".key"), "PRIVATE KEY", pair.getPrivate());
    }

    private static Path pem(Path file, String label, Key key) throws IOException {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return Files.writeString(file, "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }
}
