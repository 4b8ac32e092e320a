package dev.agentfirewall.corpus.spark;

import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.ArtifactVerificationException;
import dev.agentfirewall.artifact.ManifestException;
import dev.agentfirewall.artifact.ManifestVerifier;
import dev.agentfirewall.artifact.Manifests;
import dev.agentfirewall.artifact.VerifiedArtifact;
import java.io.Serializable;
import java.nio.file.Path;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A model's folder that Spark copies to every executor, and the manifest that pins it. The manifest travels with the job, not with the files: what arrives is proved by what
 * the driver knew.
 */
public final class ShippedModel implements Serializable {
    private static final long serialVersionUID = 1;

    private final String folder;
    private final byte[] manifest;

    private ShippedModel(String folder, byte[] manifest) {
        this.folder = folder;
        this.manifest = manifest.clone();
    }

    /**
     * Ships {@code folder} to the executors of {@code spark}, those that are yet to come too.
     *
     * @param manifest as {@link Manifests#write} wrote it
     */
    public static ShippedModel ship(JavaSparkContext spark, Path folder, byte[] manifest) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        if (name == null) {
            throw new IllegalArgumentException("a model's folder has a name");
        }
        spark.addFile(folder.toUri().toString(), true);
        return new ShippedModel(name.toString(), manifest);
    }

    /**
     * Reads and proves what arrived on this machine.
     *
     * @throws ArtifactVerificationException when it is not what was pinned
     * @throws ManifestException when the manifest itself is malformed
     */
    VerifiedArtifact verified() throws ArtifactVerificationException, ManifestException {
        Path arrived = Path.of(SparkFiles.get(folder));
        return ManifestVerifier.load(ArtifactSource.directory(arrived), Manifests.parse(manifest));
    }
}
