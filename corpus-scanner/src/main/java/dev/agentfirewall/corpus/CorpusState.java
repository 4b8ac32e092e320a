package dev.agentfirewall.corpus;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is already screened, in a file that survives the process: a line for the scanner, then a line for each file, with its digest and its results. A line that
 * was being written when the process died is dropped. It holds no word of the corpus.
 *
 * <p>{@link #known} may be called by many threads, {@link #keep} by one.
 */
public final class CorpusState implements Closeable {
    private static final JsonReader READER = new JsonReader(JsonLimits.FILES);

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final @Nullable FileChannel file;

    private CorpusState(@Nullable FileChannel file) {
        this.file = file;
    }

    private record Known(Digest digest, List<CorpusResult> results) {}

    /** A state file was written by another scanner, or is none. */
    public static final class ForeignStateException extends Exception {
        private static final long serialVersionUID = 1;

        ForeignStateException(String message) {
            super(message);
        }
    }

    /** Remembers nothing. */
    public static CorpusState none() {
        return new CorpusState(null);
    }

    /**
     * Opens or begins a state file.
     *
     * @param identity of the scanner: results of another are of no use
     * @throws ForeignStateException when the file holds another scanner's results, or something else altogether
     */
    public static CorpusState open(Path path, String identity) throws IOException, ForeignStateException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            CorpusState state = new CorpusState(channel);
            state.load(Files.readAllBytes(path), identity);
            return state;
        } catch (IOException | ForeignStateException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The results for {@code path}, if it was screened with these very bytes. */
    public Optional<List<CorpusResult>> known(String path, Digest digest) {
        return Optional.ofNullable(known.get(path))
                .filter(there -> there.digest.equals(digest))
                .map(Known::results);
    }

    /** Files that are known. */
    public int size() {
        return known.size();
    }

    void keep(CorpusRun.Screened screened) throws IOException {
        if (file != null) {
            write(Json.object()
                    .put("path", screened.path())
                    .put("digest", screened.digest().toString())
                    .put("results", Json.array(screened.results(), CorpusResult::json))
                    .build());
        }
    }

    private void load(byte[] bytes, String identity) throws IOException, ForeignStateException {
        int end = 0;
        for (int next = indexOfLineEnd(bytes, end); next >= 0; next = indexOfLineEnd(bytes, end)) {
            Optional<Json.Obj> line = parsed(bytes, end, next);
            if (end == 0) {
                checkHead(line, identity);
            } else if (line.isEmpty() || !remember(line.get())) {
                break;
            }
            end = next + 1;
        }
        if (end > 0) {
            channel().truncate(end).position(end);
        } else {
            begin(bytes, identity);
        }
    }

    /** Writes the first line, also over a part of it; what is anything else is not ours to write over. */
    private void begin(byte[] bytes, String identity) throws IOException, ForeignStateException {
        Json.Obj head =
                Json.object().put("corpus_state", 1).put("scanner", identity).build();
        if (!CanonicalJson.write(head).startsWith(new String(bytes, StandardCharsets.UTF_8))) {
            throw foreign();
        }
        channel().truncate(0).position(0);
        write(head);
    }

    private static void checkHead(Optional<Json.Obj> line, String identity) throws ForeignStateException {
        Optional<Json> scanner = line.flatMap(head -> head.get("scanner"));
        if (scanner.isEmpty() || line.flatMap(head -> head.get("corpus_state")).isEmpty()) {
            throw foreign();
        }
        if (!scanner.get().equals(Json.of(identity))) {
            throw new ForeignStateException(
                    "it was written by another scanner, or with other options; remove it to begin anew");
        }
    }

    private static ForeignStateException foreign() {
        return new ForeignStateException("it is no state file; name another file");
    }

    private boolean remember(Json.Obj line) {
        try {
            Members members = new Members(line);
            List<CorpusResult> results = members.elements("results").stream()
                    .map(element -> CorpusResult.read((Json.Obj) element))
                    .toList();
            known.put(members.text("path"), new Known(Digest.parse(members.text("digest")), results));
            return true;
        } catch (IllegalArgumentException | ClassCastException e) {
            return false;
        }
    }

    private static Optional<Json.Obj> parsed(byte[] bytes, int start, int end) {
        try {
            return READER.read(Arrays.copyOfRange(bytes, start, end)) instanceof Json.Obj object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static int indexOfLineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void write(Json.Obj line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CanonicalJson.write(line) + "\n");
        while (bytes.hasRemaining()) {
            channel().write(bytes);
        }
    }

    private FileChannel channel() {
        if (file == null) {
            throw new IllegalStateException("this state remembers nothing");
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
