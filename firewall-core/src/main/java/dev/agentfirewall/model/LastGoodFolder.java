package dev.agentfirewall.model;

import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.ArtifactVerificationException;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.Manifest;
import dev.agentfirewall.artifact.ManifestEntry;
import dev.agentfirewall.artifact.ManifestException;
import dev.agentfirewall.artifact.ManifestVerifier;
import dev.agentfirewall.artifact.Manifests;
import dev.agentfirewall.artifact.VerifiedArtifact;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Copies of models on disk: files under {@code DIGEST/files}, their manifest beside them as {@code DIGEST/manifest.json}, and under
 * {@code names} for each name the digest that is good. That last file is written when everything else is there, in one step.
 */
final class LastGoodFolder implements LastGood {
    private final Path folder;

    LastGoodFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<VerifiedArtifact> find(String name) throws ArtifactVerificationException {
        try {
            Path good = good(name);
            if (!Files.exists(good)) {
                return Optional.empty();
            }
            Digest digest = Digest.parse(Files.readString(good).strip());
            Manifest manifest = Manifests.parse(Files.readAllBytes(place(digest).resolve("manifest.json")));
            if (!manifest.digest().equals(digest) || !manifest.name().equals(name)) {
                throw new ArtifactVerificationException("last good model not read: its manifest is another's");
            }
            return Optional.of(
                    ManifestVerifier.load(ArtifactSource.directory(place(digest).resolve("files")), manifest));
        } catch (IOException | ManifestException | IllegalArgumentException e) {
            throw new ArtifactVerificationException("last good model not read from " + folder + ": " + e, e);
        }
    }

    @Override
    public synchronized void keep(VerifiedArtifact model) throws ArtifactVerificationException {
        try {
            Path place = place(model.digest());
            for (ManifestEntry entry : model.manifest().entries()) {
                Path file = place.resolve("files").resolve(entry.path());
                Files.createDirectories(file.getParent());
                write(file, model.buffer(entry.path()));
            }
            write(place.resolve("manifest.json"), ByteBuffer.wrap(Manifests.write(model.manifest())));
            Files.createDirectories(folder.resolve("names"));
            write(
                    good(model.manifest().name()),
                    ByteBuffer.wrap(model.digest().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new ArtifactVerificationException("last good model not kept in " + folder + ": " + e, e);
        }
    }

    private Path place(Digest digest) {
        return folder.resolve(digest.hex());
    }

    // A name may be anything; its digest is a file's name everywhere.
    private Path good(String name) {
        return folder.resolve("names").resolve(Digest.of(name).hex());
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try (FileChannel out = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
