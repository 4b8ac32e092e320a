package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.signing.SignedNote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The checkpoints of one segment, in a file beside it: signed notes with an empty line after each. */
final class CheckpointFile {
    /** More in one file was not written by us. */
    static final long MAX_BYTES = 64L << 20;

    private static final String SUFFIX = ".checkpoints";
    private static final String BREAK = "\n\n";
    private static final String SIGNATURE = "\u2014 ";

    private CheckpointFile() {}

    /** The file that belongs to {@code segment}, there or not. */
    static Path of(Path segment) {
        return segment.resolveSibling(String.valueOf(segment.getFileName()).replaceFirst("\\.jsonl$", "") + SUFFIX);
    }

    /**
     * A stretch of the file that should be a note.
     *
     * @param line where it begins, from 1
     * @param note without the empty line after it
     * @param whole whether the file goes on behind it as it should
     */
    record Piece(long line, String note, boolean whole) {}

    /** Adds a note and forces it to the disk; what a crash left half-written is cut off first. */
    static void append(Path file, String note) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = soundEnd(file, channel.size());
            channel.truncate(end);
            try {
                write(channel, (note + "\n").getBytes(StandardCharsets.UTF_8), end);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
            channel.force(true);
        }
    }

    private static long soundEnd(Path file, long size) throws IOException {
        if (size == 0) {
            return 0;
        }
        List<Piece> pieces = read(file);
        Piece last = pieces.get(pieces.size() - 1);
        long torn = last.whole() ? 0 : last.note().getBytes(StandardCharsets.UTF_8).length;
        if (torn > SignedNote.MAX_LENGTH) {
            throw new IOException(
                    "`" + file.getFileName() + "` ends in what no crash leaves; keep it as evidence, away from here");
        }
        return size - torn;
    }

    private static void write(FileChannel channel, byte[] bytes, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long at = from;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    /** What the file holds, in order; empty when it is not there. */
    static List<Piece> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("more than " + MAX_BYTES + " bytes of checkpoints");
        }
        String text = Files.readString(file, StandardCharsets.UTF_8); // malformed input throws
        List<Piece> pieces = new ArrayList<>();
        long line = 1;
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            boolean whole = end >= 0;
            String note = text.substring(at, whole ? end : text.length());
            pieces.add(new Piece(line, note, whole));
            line += note.chars().filter(c -> c == '\n').count() + 1;
            at = whole ? end + 1 : text.length();
        }
        return pieces;
    }

    // A note ends at the first empty line that comes behind a signature; what has none before the next text goes with
    // it.
    private static int end(String text, int from) {
        int signatures = text.indexOf("\n" + SIGNATURE, from);
        int end = signatures < 0 ? -1 : text.indexOf(BREAK, signatures);
        return end < 0 ? -1 : end + 1;
    }

    /** The last whole note, empty when there is none. */
    static Optional<String> last(Path file) throws IOException {
        List<Piece> pieces = read(file);
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (pieces.get(i).whole()) {
                return Optional.of(pieces.get(i).note());
            }
        }
        return Optional.empty();
    }
}
