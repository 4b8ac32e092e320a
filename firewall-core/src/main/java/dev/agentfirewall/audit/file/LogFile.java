package dev.agentfirewall.audit.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A segment open for appending. A seam: tests fill the disk here. Not thread-safe but for {@link #sync}. */
interface LogFile extends Closeable {

    /** Adds the first {@code length} bytes at the end; on failure any part of them may be there. */
    void write(byte[] bytes, int length) throws IOException;

    /** Forces what was written to the disk. */
    void sync() throws IOException;

    /** Cuts the file back to {@code size} bytes; the next write goes there. */
    void truncate(long size) throws IOException;

    /** Opens segments. */
    interface Opener {
        /** Makes a new segment, which must not exist yet. */
        LogFile create(Path path) throws IOException;

        /** Opens a segment to go on after its first {@code size} bytes. */
        LogFile resume(Path path, long size) throws IOException;
    }
}
