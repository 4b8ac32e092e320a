package dev.agentfirewall.artifact;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** A model that is one file, called by its name. */
record FileSource(Path file) implements ArtifactSource {
    @Override
    public List<Entry> entries() throws IOException {
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Kind kind = seen.isRegularFile() ? Kind.FILE : seen.isSymbolicLink() ? Kind.LINK : Kind.SPECIAL;
        return List.of(new Entry(name(), seen.size(), kind));
    }

    @Override
    public InputStream open(String path) throws IOException {
        if (!path.equals(name())) {
            throw new FileNotFoundException(ArtifactPath.printable(path));
        }
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public String where() {
        return file.toString();
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }
}
