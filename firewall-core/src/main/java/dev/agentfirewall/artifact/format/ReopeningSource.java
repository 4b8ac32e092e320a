package dev.agentfirewall.artifact.format;

import dev.agentfirewall.artifact.ArtifactSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A file too big for memory, read through a stream that is opened again to go back. */
final class ReopeningSource implements ByteSource, Closeable {
    private final ArtifactSource source;
    private final String path;
    private final long size;
    private InputStream open = InputStream.nullInputStream();
    private long position = Long.MAX_VALUE; // behind everything, so that the first read opens

    ReopeningSource(ArtifactSource source, String path, long size) {
        this.source = source;
        this.path = path;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long at, byte[] into, int from, int length) throws IOException {
        if (at < position) {
            close();
            open = source.open(path);
            position = 0;
        }
        open.skipNBytes(at - position);
        int copied = open.readNBytes(into, from, (int) Math.max(0, Math.min(length, size - at)));
        position = at + copied;
        return copied;
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
