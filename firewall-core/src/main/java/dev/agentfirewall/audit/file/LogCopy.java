package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditReceipt;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A log that is kept elsewhere, in a database say, written down as the files that {@link AuditVerifier} and {@link AuditQuery} read. Lines are
 * copied as they come: whatever is wrong with the log is wrong with its copy. A segment begins with each header that comes by.
 * Not thread-safe.
 */
public final class LogCopy implements AutoCloseable {
    // A header's members are sorted, so that its line begins with the format.
    private static final byte[] HEADER = ("{\"event\":{\"format\":\"" + LogFormat.VERSION + "\",\"kind\":\"segment\",")
            .getBytes(StandardCharsets.US_ASCII);

    private final Path directory;
    private @Nullable OutputStream segment;

    private LogCopy(Path directory) {
        this.directory = directory;
    }

    /**
     * A copy into {@code directory}, which is made where it is not there yet.
     *
     * @throws IOException when it cannot be made, or is not empty
     */
    public static LogCopy into(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw new FileAlreadyExistsException(
                        directory.toString(), null, "the directory is not empty; a copy of a log needs one of its own");
            }
        }
        return new LogCopy(directory);
    }

    /**
     * The next line, without its line end.
     *
     * @param sequence the number of its record; a segment that begins here is named for it
     */
    public void line(long sequence, byte[] line) throws IOException {
        OutputStream out = segment;
        if (out == null || isHeader(line)) {
            out = begin(sequence);
        }
        out.write(line);
        out.write('\n');
    }

    /** Notes the last record that the log is known to have had, so that an end that is missing shows. */
    public void head(AuditReceipt head) throws IOException {
        HeadFile.write(directory, head);
    }

    @Override
    public void close() throws IOException {
        OutputStream open = segment;
        segment = null;
        if (open != null) {
            open.close();
        }
    }

    private OutputStream begin(long sequence) throws IOException {
        close();
        Path file = directory.resolve(LogFormat.segmentName(sequence));
        DiskLogFile.OPENER.create(file).close(); // readable by its owner and group, as the log's own files are
        OutputStream fresh = new BufferedOutputStream(Files.newOutputStream(file));
        segment = fresh;
        return fresh;
    }

    private static boolean isHeader(byte[] line) {
        return line.length > HEADER.length && Arrays.equals(line, 0, HEADER.length, HEADER, 0, HEADER.length);
    }
}
