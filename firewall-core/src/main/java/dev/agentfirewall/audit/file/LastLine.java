package dev.agentfirewall.audit.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Finds where a file's last line starts without reading the rest. */
final class LastLine {
    private static final int BLOCK = 8 * 1024;

    private LastLine() {}

    /** The offset of the last line's first byte; a line longer than the format allows counts from where it is too long. */
    static long offset(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long end = Math.max(0, in.length() - 1); // before the last line's own end
            long floor = Math.max(0, end - LogFormat.MAX_LINE_BYTES);
            byte[] block = new byte[BLOCK];
            for (long to = end; to > floor; ) {
                int length = (int) Math.min(BLOCK, to - floor);
                in.seek(to - length);
                in.readFully(block, 0, length);
                for (int i = length - 1; i >= 0; i--) {
                    if (block[i] == '\n') {
                        return to - length + i + 1;
                    }
                }
                to -= length;
            }
            return floor;
        }
    }
}
