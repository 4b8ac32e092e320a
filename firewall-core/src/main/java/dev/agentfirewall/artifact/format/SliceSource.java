package dev.agentfirewall.artifact.format;

import java.io.IOException;

/** A stretch of other bytes. */
record SliceSource(ByteSource whole, long start, long size) implements ByteSource {
    @Override
    public int read(long at, byte[] into, int from, int length) throws IOException {
        int wanted = (int) Math.max(0, Math.min(length, size - at));
        return wanted == 0 ? 0 : whole.read(start + at, into, from, wanted);
    }
}
