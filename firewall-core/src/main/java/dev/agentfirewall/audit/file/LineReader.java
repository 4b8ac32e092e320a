package dev.agentfirewall.audit.file;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a segment, one at a time and in bounded memory. A plain stream, which an interrupt does not close. */
final class LineReader implements Closeable {
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private long offset;
    private long number;

    LineReader(Path file) throws IOException {
        this(file, 0);
    }

    /** Starts at {@code offset}, which is where a line starts; that line is then number 1. */
    LineReader(Path file, long offset) throws IOException {
        this.in = new FileInputStream(file.toFile());
        this.offset = offset;
        in.skipNBytes(offset);
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        byte[] line = new byte[1024];
        int length = 0;
        long start = offset;
        while (from < to || fill()) {
            int end = newline();
            int part = end - from;
            int kept = Math.min(part, LogFormat.MAX_LINE_BYTES + 1 - length);
            line = length + kept > line.length ? Arrays.copyOf(line, Math.max(length + kept, line.length * 2)) : line;
            System.arraycopy(buffer, from, line, length, kept);
            length += kept;
            offset += part;
            from = end;
            if (end < to) {
                from++;
                offset++;
                return new Line(start, ++number, Arrays.copyOf(line, length), true);
            }
        }
        return offset == start ? null : new Line(start, ++number, Arrays.copyOf(line, length), false);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int newline() {
        int end = from;
        while (end < to && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    /**
     * A line.
     *
     * @param offset of its first byte in the file
     * @param number counts from 1
     * @param bytes without the line's end; one more than {@link LogFormat#MAX_LINE_BYTES} when it is too long
     * @param complete whether the line's end was there
     */
    // Equality of arrays is never asked for: a line is read, parsed and forgotten.
    @SuppressWarnings("ArrayRecordComponent")
    record Line(long offset, long number, byte[] bytes, boolean complete) {}
}
