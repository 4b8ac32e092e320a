package dev.agentfirewall.artifact.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedNoteTest {
    /** The example of Go's {@code golang.org/x/mod/sumdb/note}: what others write is read here. */
    private static final String GO = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @TempDir
    private Path folder;

    @Test
    void signedBy_noteThatGoWrote_isTheKeyThatGoNames() throws Exception {
        PublicKey key = raw(GO_KEY.substring(GO_KEY.lastIndexOf('+') + 1));

        NoteKey signer = SignedNote.parse(GO).signedBy(List.of(key)).orElseThrow();

        assertThat(signer.line()).isEqualTo(GO_KEY);
        assertThat(SignedNote.parse(GO).write()).isEqualTo(GO);
    }

    @Test
    void signedBy_textChanged_isRefused() throws Exception {
        PublicKey key = raw(GO_KEY.substring(GO_KEY.lastIndexOf('+') + 1));
        SignedNote changed = SignedNote.parse(GO.replace("answer", "anther"));

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> changed.signedBy(List.of(key)))
                .withMessageEndingWith("the signature by key `c74f20a3` does not fit the text");
    }

    @Test
    void signedBy_anotherKey_isNobody() throws Exception {
        assertThat(SignedNote.parse(GO).signedBy(List.of(pair().getPublic()))).isEmpty();
    }

    @Test
    void sign_twoSigners_bothAreFound() throws Exception {
        KeyPair old = pair();
        KeyPair fresh = pair();
        SignedNote note = SignedNote.sign("a\nb\n", List.of(signer("log", old), signer("log", fresh)));

        SignedNote read = SignedNote.parse(note.write());

        assertThat(read).isEqualTo(note);
        assertThat(read.signedBy(List.of(old.getPublic()))).isPresent();
        assertThat(read.signedBy(List.of(fresh.getPublic()))).isPresent();
    }

    @Test
    void parse_whatIsNoNote_isRefusedWithoutQuotingIt() {
        for (String text :
                List.of("", "canary", "canary\n\n", "canary\n\ncanary\n", GO + "\n", GO.strip(), "\n\n" + GO)) {
            assertThatExceptionOfType(BundleException.class)
                    .isThrownBy(() -> SignedNote.parse(text))
                    .withMessageNotContaining("canary");
        }
    }

    @Test
    void of_nameWithASpaceOrAnEllipticKey_isRefused() throws Exception {
        PublicKey key = pair().getPublic();
        PublicKey elliptic =
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();

        assertThatIllegalArgumentException().isThrownBy(() -> new NoteKey("my log", key));
        assertThatIllegalArgumentException().isThrownBy(() -> new NoteKey("log", elliptic));
    }

    @Test
    void read_keyFileThatOthersMayRead_isRefusedAndSaysHowToMendIt() throws Exception {
        Path file = Files.write(folder.resolve("audit.key"), pem(pair()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> NoteSigner.read("log", file))
                .withMessageContaining("chmod 600");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(NoteSigner.read("log", file).key().name()).isEqualTo("log");
    }

    private static NoteSigner signer(String name, KeyPair pair) throws BundleException {
        return NoteSigner.of(name, pem(pair));
    }

    private static byte[] pem(KeyPair pair) {
        return ("-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static PublicKey raw(String base64) throws GeneralSecurityException {
        String hex =
                HexFormat.of().formatHex(Base64.getDecoder().decode(base64)).substring(2);
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex("302a300506032b6570032100" + hex)));
    }
}
