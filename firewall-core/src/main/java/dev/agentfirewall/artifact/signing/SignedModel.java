package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.ArtifactRole;
import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.ArtifactVerificationException;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.Manifest;
import dev.agentfirewall.artifact.ManifestEntry;
import dev.agentfirewall.artifact.ManifestVerifier;
import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.artifact.VerifiedArtifact;
import dev.agentfirewall.artifact.signing.Statement.Resource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A list of files that a trusted signer signed. Made only by {@link Bundle#verify}. Immutable, thread-safe.
 */
public final class SignedModel {
    private final Statement statement;
    private final String signer;

    SignedModel(Statement statement, String signer) {
        this.statement = statement;
        this.signer = signer;
    }

    public Statement statement() {
        return statement;
    }

    /** Who signed, for people and records. */
    public String signer() {
        return signer;
    }

    /** Reads the signed files into memory and proves them, as {@link ManifestVerifier#load} does. */
    public VerifiedArtifact load(ArtifactSource files) throws ArtifactVerificationException {
        return ManifestVerifier.load(signed(files), manifest(files));
    }

    /** Proves the signed files without keeping them, as {@link ManifestVerifier#check} does. */
    public ModelIdentity check(ArtifactSource files) throws ArtifactVerificationException {
        return ManifestVerifier.check(signed(files), manifest(files));
    }

    /** What lies beside the signed files and the signer chose to leave out: nobody vouches for it. */
    public List<String> unsigned(ArtifactSource files) throws ArtifactVerificationException {
        try {
            return new IgnoredPaths(files, statement.ignorePaths()).present();
        } catch (IOException e) {
            throw new ArtifactVerificationException("files not listed in " + files.where() + ": " + e, e);
        }
    }

    /**
     * The signed list as a manifest. The same files under the same name are the same model, whoever signed them and how. Its digests are the signed ones; sizes are as found, since OMS signs none, and serve only to read by.
     *
     * @throws ArtifactVerificationException when the list cannot be checked here, or not against these files
     */
    public Manifest manifest(ArtifactSource files) throws ArtifactVerificationException {
        if (!statement.hashType().equals("sha256")) {
            throw new BundleException(
                    "its digests are by `" + statement.hashType() + "`, and only `sha256` is checked here");
        }
        Map<String, Long> sizes = sizes(files);
        List<ManifestEntry> entries = new ArrayList<>();
        if (statement.shardSize().isPresent()) {
            for (List<Resource> pieces : Shards.byFile(statement.resources()).values()) {
                entries.add(ShardedFile.entry(signed(files), pieces, sizes.keySet()));
            }
        } else {
            for (Resource file : statement.resources()) {
                long size = sizes.getOrDefault(file.path(), 0L);
                entries.add(new ManifestEntry(
                        file.path(), new Digest(file.digest()), size, ArtifactRole.guess(file.path())));
            }
        }
        return manifest(entries);
    }

    private Manifest manifest(List<ManifestEntry> entries) throws BundleException {
        try {
            return new Manifest(statement.name(), "signed", "unknown", Optional.empty(), entries);
        } catch (IllegalArgumentException e) {
            throw new BundleException(String.valueOf(e.getMessage()), e);
        }
    }

    private ArtifactSource signed(ArtifactSource files) {
        return new IgnoredPaths(files, statement.ignorePaths());
    }

    private Map<String, Long> sizes(ArtifactSource files) throws ArtifactVerificationException {
        try {
            return signed(files).entries().stream()
                    .filter(entry -> entry.kind() == ArtifactSource.Kind.FILE)
                    .collect(Collectors.toMap(ArtifactSource.Entry::path, ArtifactSource.Entry::size));
        } catch (IOException e) {
            throw new ArtifactVerificationException("files not listed in " + files.where() + ": " + e, e);
        }
    }
}
