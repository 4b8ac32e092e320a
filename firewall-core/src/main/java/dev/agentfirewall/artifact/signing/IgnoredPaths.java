package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.ArtifactSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A source without the paths that a signature leaves out: whole files and folders, counted from the model's root. What is left out is
 * not signed by anybody; {@link #present} tells what of it lies there.
 */
final class IgnoredPaths implements ArtifactSource {
    /** Left out by every signer. */
    static final List<String> ALWAYS = List.of(".git", ".gitattributes", ".github", ".gitignore");

    private final ArtifactSource source;
    private final Set<String> ignored;

    IgnoredPaths(ArtifactSource source, List<String> more) {
        this.source = source;
        this.ignored = new TreeSet<>(ALWAYS);
        this.ignored.addAll(more);
    }

    /** Whether {@code path} cannot be a path to leave out: absolute, upward, or with wildcards. */
    static boolean problem(String path) {
        return path.isEmpty()
                || path.startsWith("/")
                || path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[')
                || List.of(path.split("/", -1)).contains("..");
    }

    /** The paths that lie there and are left out. */
    List<String> present() throws IOException {
        return source.entries().stream()
                .map(Entry::path)
                .filter(this::isIgnored)
                .sorted()
                .toList();
    }

    @Override
    public List<Entry> entries() throws IOException {
        return source.entries().stream()
                .filter(entry -> !isIgnored(entry.path()))
                .toList();
    }

    @Override
    public InputStream open(String path) throws IOException {
        if (isIgnored(path)) {
            throw new IOException("left out of the signature");
        }
        return source.open(path);
    }

    @Override
    public String where() {
        return source.where();
    }

    private boolean isIgnored(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (ignored.contains(path.substring(0, slash))) {
                return true;
            }
        }
        return ignored.contains(path);
    }
}
