package dev.agentfirewall.redteam.run;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Recorded runs, one a line, read strictly and one at a time: OpenAI chat messages in {@code messages}, and in {@code labels} whom
 * each call serves. Packed files (gzip) are known by their first bytes. Not thread-safe.
 */
public final class RunReader implements AutoCloseable {
    private static final JsonReader JSON = new JsonReader(JsonLimits.FILES);
    private static final int BUFFER = 1 << 16;

    private final String file;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private long line;

    private RunReader(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Opens a file of runs.
     *
     * @throws MalformedRunException when it cannot be opened
     */
    public static RunReader open(Path file) throws MalformedRunException {
        try {
            return of(file.toString(), Files.newInputStream(file));
        } catch (IOException e) {
            throw new MalformedRunException(
                    file.toString(), 0, "cannot be opened; is there such a file, and may you read it?");
        }
    }

    /** Reads runs from {@code in}, which this reader closes; {@code name} is for messages. */
    public static RunReader of(String name, InputStream in) throws MalformedRunException {
        try {
            BufferedInputStream raw = new BufferedInputStream(in, BUFFER);
            return new RunReader(name, packed(raw) ? new GZIPInputStream(raw, BUFFER) : raw);
        } catch (IOException e) {
            throw new MalformedRunException(name, 0, "cannot be unpacked");
        }
    }

    private static boolean packed(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }

    /**
     * The next run, empty at the end. Blank lines are passed over.
     *
     * @throws MalformedRunException when reading fails or the line is no run
     */
    public Optional<RecordedRun> next() throws MalformedRunException {
        Optional<byte[]> text = nextLine();
        while (text.isPresent() && isBlank(text.get())) {
            text = nextLine();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new RunLine(file, line).run(object(text.get())));
    }

    /** The line that was read last, counted from 1. */
    public long line() {
        return line;
    }

    private Json.Obj object(byte[] text) throws MalformedRunException {
        try {
            if (JSON.read(text) instanceof Json.Obj object) {
                return object;
            }
        } catch (MalformedJsonException e) {
            throw new MalformedRunException(file, line, String.valueOf(e.getMessage()));
        }
        throw new MalformedRunException(file, line, "expected a JSON object");
    }

    private Optional<byte[]> nextLine() throws MalformedRunException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean any = false;
        try {
            while (filled()) {
                if (!any) {
                    any = true;
                    line++;
                }
                int end = lineEnd();
                if (bytes.size() + end - at > JsonLimits.FILES.maxBytes()) {
                    throw new MalformedRunException(
                            file, line, "the line is longer than " + JsonLimits.FILES.maxBytes() + " bytes");
                }
                bytes.write(buffer, at, end - at);
                at = end;
                if (at < filled) {
                    at++; // past the line's end
                    return Optional.of(bytes.toByteArray());
                }
            }
        } catch (IOException e) {
            throw new MalformedRunException(file, Math.max(line, 1), "reading failed; is the file whole?");
        }
        return any ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }

    /** Whether there is something in the buffer; it is filled again when it was used up. */
    private boolean filled() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return at < filled;
    }

    /** Where the line that goes on in the buffer ends, or the buffer does. */
    private int lineEnd() {
        int end = at;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(byte[] text) {
        for (byte b : text) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
