package dev.agentfirewall.artifact;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Resources under a prefix, all out of one jar, so that no other jar on the class path can put a file among them. */
final class ResourceSource implements ArtifactSource {
    private final URL known;
    private final String folder;

    private ResourceSource(URL known, String folder) {
        this.known = known;
        this.folder = folder;
    }

    static ArtifactSource find(Class<?> owner, String prefix, String known) throws IOException {
        ArtifactPath.check(prefix);
        URL url = owner.getResource("/" + prefix + "/" + ArtifactPath.check(known));
        if (url == null) {
            throw new FileNotFoundException("no resource `" + prefix + "/" + known + "` beside " + owner.getName());
        }
        return url.getProtocol().equals("file") ? directory(url, known) : new ResourceSource(url, prefix + "/");
    }

    private static ArtifactSource directory(URL url, String known) throws IOException {
        try {
            Path folder = Path.of(url.toURI());
            for (int steps = known.split("/", -1).length; steps > 0; steps--) {
                folder = folder.resolve("..");
            }
            return ArtifactSource.directory(folder.normalize());
        } catch (URISyntaxException e) {
            throw new IOException("a resource's address is no URI: " + url, e);
        }
    }

    @Override
    public List<Entry> entries() throws IOException {
        try (JarFile jar = jar()) {
            List<Entry> entries = new ArrayList<>();
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
                    entries.add(new Entry(entry.getName().substring(folder.length()), entry.getSize(), Kind.FILE));
                }
            }
            return entries;
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        ArtifactPath.check(path);
        JarFile jar = jar();
        try {
            return new InJar(jar, folder + path);
        } catch (IOException | RuntimeException e) {
            jar.close();
            throw e;
        }
    }

    @Override
    public String where() {
        return known.toString();
    }

    private JarFile jar() throws IOException {
        if (known.openConnection() instanceof JarURLConnection connection) {
            connection.setUseCaches(false); // a jar of our own, that closing does not take away from others
            return connection.getJarFile();
        }
        throw new IOException("resources can be listed in a folder or a jar, not at " + known);
    }

    /** A stream that closes its jar too. */
    private static final class InJar extends FilterInputStream {
        private final JarFile jar;

        InJar(JarFile jar, String name) throws IOException {
            super(stream(jar, name));
            this.jar = jar;
        }

        private static InputStream stream(JarFile jar, String name) throws IOException {
            JarEntry entry = jar.getJarEntry(name);
            if (entry == null) {
                throw new FileNotFoundException("no resource " + ArtifactPath.printable(name) + " in " + jar.getName());
            }
            return jar.getInputStream(entry);
        }

        @Override
        public void close() throws IOException {
            super.close();
            jar.close();
        }
    }
}
