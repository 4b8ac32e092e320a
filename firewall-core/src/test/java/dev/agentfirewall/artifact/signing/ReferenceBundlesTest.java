package dev.agentfirewall.artifact.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.artifact.ArtifactMismatchException;
import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.VerifiedArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that the reference implementation wrote. */
class ReferenceBundlesTest {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"p256", "p384", "p521"})
    void verify_key_isTheSignedModel(String curve) throws Exception {
        SignedModel signed = Oms.bundle(curve + ".sig").verify(Oms.key(curve + ".pub"));
        VerifiedArtifact model = signed.load(Oms.model());
        assertThat(model.bytes("sub/adapter.bin")).isEqualTo("lora".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(signed.check(Oms.model())).isEqualTo(model.identity());
        assertThat(signed.unsigned(Oms.model())).isEmpty();
        assertThat(model.manifest().name()).isEqualTo("model");
    }

    @Test
    void verify_certificate_isTheSignedModel() throws Exception {
        SignedModel signed = Oms.bundle("certificate.sig").verify(Oms.certificates(Oms.IN_2030, "root.pem"));
        assertThat(signed.load(Oms.model()).manifest().entries()).hasSize(6);
        assertThat(signed.signer()).contains("CN=test signer").contains("sha256:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaf.pem", "intermediate.pem", "chain.pem"})
    void verify_certificateBelowTheRootGiven_isTrustedForItself(String given) throws Exception {
        SignedModel signed = Oms.bundle("certificate.sig").verify(Oms.certificates(Oms.IN_2030, given));
        assertThat(signed.check(Oms.model()).name()).isEqualTo("model");
    }

    @Test
    void verify_selfSigned_isTrustedWhereItIsGiven() throws Exception {
        Bundle bundle = Oms.bundle("self-signed.sig");
        assertThat(bundle.verify(Oms.certificates(Oms.IN_2030, "self-signed.pem"))
                        .check(Oms.model())
                        .name())
                .isEqualTo("model");
        assertThatThrownBy(() -> bundle.verify(Oms.certificates(Oms.IN_2030, "root.pem")))
                .isInstanceOf(BundleException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "certificate, other-root.pem, 2030, no trusted certificate vouches",
        "certificate, root.pem, 2024, is valid from",
        "certificate, root.pem, 2101, is valid from",
        "certificate, leaf.pem, 2101, is valid from",
        "certificate, root-until-2028.pem, 2030, no trusted certificate is an authority and valid now",
        "certificate-intermediate-until-2028, root.pem, 2030, no trusted certificate vouches",
        "certificate-without-intermediate, root.pem, 2030, no trusted certificate vouches",
        "certificate-by-no-authority, root.pem, 2030, no trusted certificate vouches",
        "certificate-no-code-signing, root.pem, 2030, not meant for code signing",
        "certificate-no-digital-signature, root.pem, 2030, not meant for digital signatures",
        "certificate, self-signed.pem, 2030, no trusted certificate is an authority",
        "p256, root.pem, 2030, method `key`",
    })
    void verify_certificateThatDoesNotHold_isRefused(String bundle, String trusted, String year, String why)
            throws Exception {
        Trust trust = Oms.certificates(Oms.at(year + "-06-01T00:00:00Z"), trusted);
        assertThatThrownBy(() -> Oms.bundle(bundle + ".sig").verify(trust))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining(why);
    }

    @Test
    void verify_chainValidAtTheTime_isTrusted() throws Exception {
        Trust in2027 = Oms.certificates(Oms.at("2027-01-01T00:00:00Z"), "root-until-2028.pem");
        assertThat(Oms.bundle("certificate-intermediate-until-2028.sig")
                        .verify(in2027)
                        .check(Oms.model())
                        .artifact())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "p256.sig, p384.pub, another key",
        "p256.sig, other.pub, another key",
        "certificate.sig, p256.pub, method `certificate`",
    })
    void verify_wrongKey_isRefused(String bundle, String key, String why) throws Exception {
        assertThatThrownBy(() -> Oms.bundle(bundle).verify(Oms.key(key)))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining(why);
    }

    @Test
    void verify_shards_proveTheWholeFiles() throws Exception {
        SignedModel signed = Oms.bundle("shards.sig").verify(Oms.key("p256.pub"));
        assertThat(signed.statement().resources()).hasSizeGreaterThan(6);
        assertThat(signed.load(Oms.model()).bytes("weights.bin")).hasSize(7);
        Path changed = copy();
        Files.writeString(changed.resolve("weights.bin"), "weightS");
        assertThatThrownBy(() -> signed.load(ArtifactSource.directory(changed)))
                .isInstanceOf(ArtifactMismatchException.class)
                .hasMessageContaining("`weights.bin` changed");
        Files.writeString(changed.resolve("weights.bin"), "weights and more");
        assertThatThrownBy(() -> signed.check(ArtifactSource.directory(changed)))
                .hasMessageContaining("`weights.bin` changed");
        Files.delete(changed.resolve("weights.bin"));
        assertThatThrownBy(() -> signed.check(ArtifactSource.directory(changed)))
                .hasMessageContaining("`weights.bin` missing");
    }

    @Test
    void verify_singleFile_goesByItsName() throws Exception {
        SignedModel signed = Oms.bundle("single.sig").verify(Oms.key("p256.pub"));
        assertThat(signed.load(ArtifactSource.file(Oms.path("single/tiny.gguf")))
                        .bytes("tiny.gguf"))
                .hasSize(8);
        Path renamed = temp.resolve("other.gguf");
        Files.copy(Oms.path("single/tiny.gguf"), renamed);
        assertThatThrownBy(() -> signed.load(ArtifactSource.file(renamed))).hasMessageContaining("`tiny.gguf` missing");
    }

    @Test
    void verify_digestsByAnotherAlgorithm_areWellFormedAndNotChecked() throws Exception {
        SignedModel signed = Oms.bundle("blake2b.sig").verify(Oms.key("p256.pub"));
        assertThatThrownBy(() -> signed.check(Oms.model())).hasMessageContaining("blake2b");
    }

    @Test
    void check_filesMoreOrLess_areNamed() throws Exception {
        SignedModel signed = Oms.bundle("p256.sig").verify(Oms.key("p256.pub"));
        Path changed = copy();
        Files.delete(changed.resolve("a.z"));
        Files.writeString(changed.resolve("run.py"), "import os");
        assertThatThrownBy(() -> signed.check(ArtifactSource.directory(changed)))
                .isInstanceOf(ArtifactMismatchException.class)
                .hasMessageContaining("`a.z` missing")
                .hasMessageContaining("`run.py` extra");
    }

    @Test
    void check_whatSignersLeaveOut_isToldAndNotProven() throws Exception {
        SignedModel signed = Oms.bundle("p256.sig").verify(Oms.key("p256.pub"));
        Path cloned = copy();
        Files.createDirectories(cloned.resolve(".git/hooks"));
        Files.writeString(cloned.resolve(".git/hooks/pre-commit"), "#!/bin/sh");
        VerifiedArtifact model = signed.load(ArtifactSource.directory(cloned));
        assertThat(signed.unsigned(ArtifactSource.directory(cloned))).isEqualTo(List.of(".git/hooks/pre-commit"));
        assertThatThrownBy(() -> model.bytes(".git/hooks/pre-commit")).isInstanceOf(IllegalArgumentException.class);
        Files.createDirectories(cloned.resolve("sub/.git"));
        Files.writeString(cloned.resolve("sub/.git/config"), "");
        assertThatThrownBy(() -> signed.check(ArtifactSource.directory(cloned)))
                .hasMessageContaining("`sub/.git/config` extra");
    }

    private Path copy() throws IOException {
        Path to = temp.resolve("copy");
        try (var files = Files.walk(Oms.path("model"))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(Oms.path("model").relativize(file).toString()));
            }
        }
        return to;
    }
}
