package dev.agentfirewall.artifact;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Files that lie in memory, for laws that try many. */
public record MemorySource(Map<String, byte[]> files) implements ArtifactSource {
    @Override
    public List<Entry> entries() {
        return files.entrySet().stream()
                .map(file -> new Entry(file.getKey(), file.getValue().length, Kind.FILE))
                .toList();
    }

    @Override
    public InputStream open(String path) throws IOException {
        byte[] file = files.get(path);
        if (file == null) {
            throw new FileNotFoundException(path);
        }
        return new ByteArrayInputStream(file);
    }

    @Override
    public String where() {
        return "memory";
    }
}
