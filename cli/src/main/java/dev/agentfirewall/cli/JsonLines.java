package dev.agentfirewall.cli;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * JSON objects, one a line, read strictly and one at a time: a line is answered before the next is there, so that a
 * program may talk through a pipe. Not thread-safe.
 */
public final class JsonLines {
    private static final JsonReader READER = new JsonReader(JsonLimits.FILES);

    private final String file;
    private final InputStream in;
    private long line;

    /**
     * @param file the name for messages
     * @param in what is read; whoever opened it closes it
     */
    public JsonLines(String file, InputStream in) {
        this.file = file;
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * The next object, empty at the end. Blank lines are passed over.
     *
     * @throws UnreadableFileException when the file or the line cannot be read
     */
    public Optional<Json.Obj> next() {
        try {
            Optional<byte[]> text = nextLine();
            while (text.isPresent() && isBlank(text.get())) {
                text = nextLine();
            }
            return text.map(this::parse);
        } catch (IOException e) {
            throw new UnreadableFileException(file, line, "reading failed");
        }
    }

    /** Whether the next line could be read without waiting for its writer. */
    public boolean moreIsThere() {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** A complaint about the line that was read last. */
    public UnreadableFileException wrong(String what) {
        return new UnreadableFileException(file, line, what);
    }

    private Json.Obj parse(byte[] text) {
        try {
            if (READER.read(text) instanceof Json.Obj object) {
                return object;
            }
        } catch (MalformedJsonException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        throw wrong("expected a JSON object");
    }

    private Optional<byte[]> nextLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        line++;
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (bytes.size() >= JsonLimits.FILES.maxBytes()) {
                throw wrong("the line is longer than " + JsonLimits.FILES.maxBytes() + " bytes");
            }
            bytes.write(next);
        }
        return Optional.of(bytes.toByteArray());
    }

    private static boolean isBlank(byte[] text) {
        for (byte b : text) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
