package dev.agentfirewall.artifact.format;

import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.ManifestEntry;
import dev.agentfirewall.artifact.VerifiedArtifact;
import dev.agentfirewall.artifact.format.read.Budget;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Neighbours;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Judges model files before anything opens them. What a file is, its content tells; its name has to agree. No problems means: of a format that
 * holds numbers, words and formatting, and sound as far as that format's readers trust it. Nothing of a file is run, and whatever the bytes, the
 * answer comes in bounded time and memory.
 *
 * <p><b>Limitations.</b> Formats are read by their rules, not by the bugs of one reader. A sound file may hold a model that was trained to
 * do harm: that its bytes are the ones somebody chose, a signed manifest says, not this.
 *
 * <p>Immutable, thread-safe.
 */
public final class FormatInspection {
    /** Files up to this size are read at once; larger ones where they are looked at. */
    private static final int IN_MEMORY = 32 << 20;

    private final FormatPolicy policy;
    private final Dispatch dispatch;

    private FormatInspection(FormatPolicy policy) {
        this.policy = policy;
        this.dispatch = new Dispatch(policy);
    }

    /** Allows nothing but what is known to be safe. */
    public static FormatInspection strict() {
        return with(FormatPolicy.STRICT);
    }

    public static FormatInspection with(FormatPolicy policy) {
        return new FormatInspection(policy);
    }

    /** Inspects one file by itself; what it says of files beside it is told as missing. */
    public List<FormatProblem> inspect(String path, ByteSource bytes) throws IOException {
        Problems problems = new Problems(policy.allowed());
        inspect(path, bytes, Neighbours.NONE, problems);
        return problems.list();
    }

    /** Inspects the verified bytes of a model. */
    public List<FormatProblem> inspect(VerifiedArtifact artifact) {
        Map<String, Long> sizes = new HashMap<>();
        artifact.manifest().entries().forEach(entry -> sizes.put(entry.path(), entry.size()));
        Problems problems = new Problems(policy.allowed());
        try {
            for (ManifestEntry entry : artifact.manifest().entries()) {
                inspect(entry.path(), ByteSource.of(artifact.buffer(entry.path())), neighbours(sizes), problems);
            }
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        return problems.list();
    }

    /**
     * Inspects all files that lie in {@code source}. They may change before they are loaded: what is to be loaded goes through
     * {@link #inspect(VerifiedArtifact)}.
     */
    public List<FormatProblem> inspect(ArtifactSource source) throws IOException {
        List<ArtifactSource.Entry> entries = source.entries();
        Map<String, Long> sizes = new HashMap<>();
        for (ArtifactSource.Entry entry : entries) {
            if (entry.kind() == ArtifactSource.Kind.FILE) {
                sizes.put(entry.path(), entry.size());
            }
        }
        Problems problems = new Problems(policy.allowed());
        for (ArtifactSource.Entry entry : entries) {
            if (entry.kind() == ArtifactSource.Kind.FILE) {
                inspect(source, entry, neighbours(sizes), problems);
            } else {
                problems.add(entry.path(), FormatCode.NOT_A_FILE, "a link, a device, or not to be read");
            }
        }
        return problems.list();
    }

    private static Neighbours neighbours(Map<String, Long> sizes) {
        return path -> {
            Long size = sizes.get(path);
            return size == null ? OptionalLong.empty() : OptionalLong.of(size);
        };
    }

    private void inspect(ArtifactSource source, ArtifactSource.Entry entry, Neighbours neighbours, Problems problems)
            throws IOException {
        if (entry.size() <= IN_MEMORY) {
            try (InputStream in = source.open(entry.path())) {
                inspect(entry.path(), ByteSource.of(in.readNBytes(IN_MEMORY)), neighbours, problems);
            }
            return;
        }
        try (ReopeningSource bytes = new ReopeningSource(source, entry.path(), entry.size())) {
            inspect(entry.path(), bytes, neighbours, problems);
        }
    }

    private void inspect(String path, ByteSource bytes, Neighbours neighbours, Problems problems) throws IOException {
        dispatch.inspect(new InspectedFile(path, bytes, neighbours, 0, new Budget()), problems);
    }
}
