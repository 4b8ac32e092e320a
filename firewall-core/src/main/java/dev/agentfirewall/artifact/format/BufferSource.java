package dev.agentfirewall.artifact.format;

import java.nio.ByteBuffer;

/** Bytes in memory. */
record BufferSource(ByteBuffer buffer) implements ByteSource {
    @Override
    public long size() {
        return buffer.limit();
    }

    @Override
    public int read(long at, byte[] into, int from, int length) {
        int copied = (int) Math.max(0, Math.min(length, size() - at));
        if (copied > 0) {
            buffer.get((int) at, into, from, copied);
        }
        return copied;
    }
}
