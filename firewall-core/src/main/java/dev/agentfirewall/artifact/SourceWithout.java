package dev.agentfirewall.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A source with one file left out. */
record SourceWithout(ArtifactSource source, String path) implements ArtifactSource {
    @Override
    public List<Entry> entries() throws IOException {
        return source.entries().stream()
                .filter(entry -> !entry.path().equals(path))
                .toList();
    }

    @Override
    public InputStream open(String name) throws IOException {
        if (name.equals(path)) {
            throw new IOException("left out: " + ArtifactPath.printable(name));
        }
        return source.open(name);
    }

    @Override
    public String where() {
        return source.where();
    }
}
