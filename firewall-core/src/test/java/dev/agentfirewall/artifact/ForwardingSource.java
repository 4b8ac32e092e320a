package dev.agentfirewall.artifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.function.UnaryOperator;

/** A source whose files read differently from how they are listed, as files do that change in between. */
record ForwardingSource(ArtifactSource source, UnaryOperator<InputStream> change) implements ArtifactSource {
    static InputStream longer(InputStream in) {
        return new SequenceInputStream(in, new ByteArrayInputStream(new byte[1]));
    }

    static InputStream failing(InputStream in) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                return read();
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }

    @Override
    public List<Entry> entries() throws IOException {
        return source.entries();
    }

    @Override
    public InputStream open(String path) throws IOException {
        return change.apply(source.open(path));
    }

    @Override
    public String where() {
        return source.where();
    }
}
