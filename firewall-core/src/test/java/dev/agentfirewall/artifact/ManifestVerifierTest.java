package dev.agentfirewall.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestVerifierTest {
    @TempDir
    private Path temp;

    private Path folder;
    private Manifest manifest;

    @BeforeEach
    void pin() throws IOException, ArtifactVerificationException {
        folder = SmallModel.in(temp.resolve("model"));
        manifest = SmallModel.pinned(folder);
    }

    @Test
    void load_samePinned_handsOnItsBytes() throws ArtifactVerificationException {
        VerifiedArtifact verified = load();
        assertThat(verified.bytes("tokenizer.json")).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(verified.digest()).isEqualTo(manifest.digest());
        assertThat(verified.identity()).isEqualTo(manifest.identity());
        assertThat(ManifestVerifier.check(ArtifactSource.directory(folder), manifest))
                .isEqualTo(manifest.identity());
    }

    @Test
    void bytes_changedAfterLoading_areStillThePinned() throws IOException, ArtifactVerificationException {
        VerifiedArtifact verified = load();
        Files.writeString(folder.resolve("tokenizer.json"), "[]");
        verified.bytes("tokenizer.json")[0] = '[';
        assertThat(verified.buffer("tokenizer.json")).isEqualTo(ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(verified.buffer("tokenizer.json").isReadOnly()).isTrue();
    }

    @Test
    void bytes_notInTheManifest_isTheCallersError() throws ArtifactVerificationException {
        VerifiedArtifact verified = load();
        assertThatThrownBy(() -> verified.bytes("other")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void load_manyThingsWrong_namesThemAll() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), "[]");
        Files.move(folder.resolve("model.safetensors"), folder.resolve("other.safetensors"));
        Files.delete(folder.resolve("lora/adapter_config.json"));
        Files.createFile(folder.resolve("run.py"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("tokenizer.json"));
        assertThat(differences())
                .extracting(Difference::toString)
                .containsExactlyInAnyOrder(
                        "`tokenizer.json` changed",
                        "`model.safetensors` renamed to `other.safetensors`",
                        "`lora/adapter_config.json` missing",
                        "`run.py` extra",
                        "`link` linked");
    }

    @Test
    void load_fileReplacedByALinkToTheSameBytes_isRefused() throws IOException {
        Path away = temp.resolve("away");
        Files.move(folder.resolve("tokenizer.json"), away);
        Files.createSymbolicLink(folder.resolve("tokenizer.json"), away);
        assertThat(differences()).containsExactly(Difference.of(Difference.Kind.LINKED, "tokenizer.json"));
    }

    @Test
    void load_folderReplacedByALink_isRefused() throws IOException {
        Files.move(folder.resolve("lora"), temp.resolve("lora"));
        Files.createSymbolicLink(folder.resolve("lora"), temp.resolve("lora"));
        assertThat(differences())
                .extracting(Difference::toString)
                .containsExactlyInAnyOrder("`lora` linked", "`lora/adapter_config.json` missing");
    }

    @Test
    void load_fileThatGrowsAfterListing_isRefused() {
        ArtifactSource growing = new ForwardingSource(ArtifactSource.directory(folder), ForwardingSource::longer);
        assertThatThrownBy(() -> ManifestVerifier.load(growing, manifest)).hasMessageContaining("changed");
        assertThatThrownBy(() -> ManifestVerifier.check(growing, manifest)).hasMessageContaining("changed");
    }

    @Test
    void load_fileThatCannotBeRead_isNamed() {
        ArtifactSource broken = new ForwardingSource(ArtifactSource.directory(folder), ForwardingSource::failing);
        assertThatThrownBy(() -> ManifestVerifier.load(broken, manifest)).hasMessageContaining("unreadable");
    }

    @Test
    void load_moreThanMayBeHeld_isRefusedBeforeReading() {
        ArtifactSource broken = new ForwardingSource(ArtifactSource.directory(folder), ForwardingSource::failing);
        assertThatThrownBy(() -> ManifestVerifier.load(broken, manifest, 10)).hasMessageContaining("does not fit");
    }

    @Test
    void load_noSuchFolder_saysSo() {
        assertThatThrownBy(() -> ManifestVerifier.load(ArtifactSource.directory(temp.resolve("none")), manifest))
                .isInstanceOf(ArtifactVerificationException.class)
                .hasMessageContaining("none");
    }

    @Test
    void without_theManifestBesideTheFiles_isNoExtra() throws Exception {
        Files.write(folder.resolve("manifest.json"), Manifests.write(manifest));
        assertThat(ManifestVerifier.load(ArtifactSource.directory(folder).without("manifest.json"), manifest)
                        .digest())
                .isEqualTo(manifest.digest());
    }

    @Test
    void directory_linksWithinAStore_arePinnedAsTheFilesTheyLeadTo() throws Exception {
        Path snapshot = snapshot("blobs/0");
        ArtifactSource source = ArtifactSource.directory(snapshot, temp.resolve("hub"));
        Manifest pinned = SmallModel.pinning().pin(source);
        assertThat(ManifestVerifier.load(source, pinned).bytes("config.json")).hasSize(2);
        assertThatThrownBy(() -> SmallModel.pinned(snapshot)).hasMessageContaining("`config.json` linked");
    }

    @Test
    void directory_linksOutOfTheStore_areRefused() throws Exception {
        Path snapshot = snapshot("../outside");
        Files.writeString(temp.resolve("outside"), "{}");
        ArtifactSource source = ArtifactSource.directory(snapshot, temp.resolve("hub"));
        assertThatThrownBy(() -> SmallModel.pinning().pin(source)).hasMessageContaining("`config.json` linked");
        assertThatThrownBy(() -> source.open("config.json")).isInstanceOf(IOException.class);
    }

    private Path snapshot(String target) throws IOException {
        Path hub = temp.resolve("hub");
        Path snapshot = Files.createDirectories(hub.resolve("snapshots/main"));
        Files.createDirectories(hub.resolve("blobs"));
        Files.writeString(hub.resolve("blobs/0"), "{}");
        Files.createSymbolicLink(
                snapshot.resolve("config.json"), Path.of("../..").resolve(target));
        return snapshot;
    }

    private VerifiedArtifact load() throws ArtifactVerificationException {
        return ManifestVerifier.load(ArtifactSource.directory(folder), manifest);
    }

    private List<Difference> differences() {
        return catchThrowableOfType(ArtifactMismatchException.class, this::load).differences();
    }
}
