package dev.agentfirewall.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** A folder and all under it. */
final class DirectorySource implements ArtifactSource {
    private final Path folder;
    private final Links links;

    DirectorySource(Path folder, Links links) {
        this.folder = folder;
        this.links = links;
    }

    @Override
    public List<Entry> entries() throws IOException {
        Path root = folder.toRealPath(); // the folder itself was named by the host, through a link if it likes
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(folder.toString());
        }
        List<Entry> entries = new ArrayList<>();
        Files.walkFileTree(root, new Listing(root, entries));
        return entries;
    }

    @Override
    public InputStream open(String path) throws IOException {
        Path file = folder.toRealPath().resolve(ArtifactPath.check(path));
        return links.open(file);
    }

    @Override
    public String where() {
        return folder.toString();
    }

    /** What is done with symbolic links. */
    sealed interface Links permits NoLinks, LinksWithin {
        Entry entry(String path, Path link);

        InputStream open(Path file) throws IOException;
    }

    /** None is followed. */
    record NoLinks() implements Links {
        @Override
        public Entry entry(String path, Path link) {
            return new Entry(path, 0, Kind.LINK);
        }

        @Override
        public InputStream open(Path file) throws IOException {
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Those to plain files under {@code within} are followed. */
    record LinksWithin(Path within) implements Links {
        @Override
        public Entry entry(String path, Path link) {
            try {
                Path target = target(link);
                BasicFileAttributes seen =
                        Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                return new Entry(path, seen.size(), seen.isRegularFile() ? Kind.FILE : Kind.LINK);
            } catch (IOException e) { // leads out, in a circle or nowhere
                return new Entry(path, 0, Kind.LINK);
            }
        }

        @Override
        public InputStream open(Path file) throws IOException {
            return Files.newInputStream(Files.isSymbolicLink(file) ? target(file) : file, LinkOption.NOFOLLOW_LINKS);
        }

        private Path target(Path link) throws IOException {
            Path target = link.toRealPath();
            if (!target.startsWith(within.toRealPath())) {
                throw new IOException("a link leads outside " + within);
            }
            return target;
        }
    }

    /** Collects what lies under a folder; what cannot be looked at is listed too, so that nobody mistakes it for absent. */
    private final class Listing extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Entry> entries;

        private Listing(Path root, List<Entry> entries) {
            this.root = root;
            this.entries = entries;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
            String path = name(file);
            if (seen.isSymbolicLink()) {
                entries.add(links.entry(path, file));
            } else {
                entries.add(new Entry(path, seen.size(), seen.isRegularFile() ? Kind.FILE : Kind.SPECIAL));
            }
            return goOn();
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
            entries.add(new Entry(name(file), 0, Kind.UNREADABLE));
            return goOn();
        }

        // one more than a manifest can name is enough to refuse a folder without an end
        private FileVisitResult goOn() {
            return entries.size() > Manifest.MAX_ENTRIES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        private String name(Path file) {
            StringBuilder name = new StringBuilder();
            for (Path step : root.relativize(file)) {
                name.append(name.isEmpty() ? "" : "/").append(step);
            }
            return name.toString();
        }
    }
}
