package dev.agentfirewall.artifact.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/** The bytes of a file, to be read from anywhere in it. Read by one thread at a time. */
public interface ByteSource {

    /** How many bytes there are. */
    long size();

    /** Copies up to {@code length} bytes from {@code at} on; returns how many, fewer only where the bytes end. */
    int read(long at, byte[] into, int from, int length) throws IOException;

    /** {@code bytes}, not copied: whoever changes them changes what is read. */
    static ByteSource of(byte[] bytes) {
        return of(ByteBuffer.wrap(bytes));
    }

    /** What is left in {@code buffer}, not copied. */
    static ByteSource of(ByteBuffer buffer) {
        return new BufferSource(buffer.slice());
    }

    /** {@code size} bytes of these from {@code start} on. */
    default ByteSource slice(long start, long size) {
        Objects.checkFromIndexSize(start, size, size());
        return new SliceSource(this, start, size);
    }
}
