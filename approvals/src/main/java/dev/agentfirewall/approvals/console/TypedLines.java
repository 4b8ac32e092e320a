package dev.agentfirewall.approvals.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lines as a person types them, waited for with a bound. A read of a keyboard cannot be called off, so one thread reads, one line, and only when it is wanted:
 * where nobody types, it stays for the next question, and there are never two. Used by one thread at a time.
 */
final class TypedLines {
    /** A longer line is no answer. */
    static final int LONGEST = 256;

    private static final int MOST_DROPPED = 1024 * 1024;

    private final InputStream keys;
    private final Charset charset;
    private @Nullable FutureTask<Optional<String>> reading;
    private volatile boolean ended;

    TypedLines(InputStream keys, Charset charset) {
        this.keys = keys;
        this.charset = charset;
    }

    /** Whether the keyboard is gone: end of file, or an error. */
    boolean ended() {
        return ended;
    }

    /** Drops what is there to be read now. */
    void forget() {
        if (reading != null && !reading.isDone()) {
            return; // it has read all there was, and waits for more
        }
        reading = null;
        try {
            for (int dropped = 0; dropped < MOST_DROPPED; ) {
                int there = keys.available();
                long skipped = there > 0 ? keys.skip(there) : 0;
                if (skipped <= 0) {
                    return;
                }
                dropped += (int) skipped;
            }
        } catch (IOException e) {
            ended = true;
        }
    }

    /** The next line without its end; empty when none came in time, it is too long, or there are no more. */
    Optional<String> next(Duration wait) throws InterruptedException {
        if (reading == null && !ended) {
            reading = new FutureTask<>(this::line);
            Thread thread = new Thread(reading, "agent-firewall-terminal");
            thread.setDaemon(true);
            thread.start();
        }
        return reading == null ? Optional.empty() : got(reading, wait);
    }

    private Optional<String> got(FutureTask<Optional<String>> task, Duration wait) throws InterruptedException {
        try {
            Optional<String> line = task.get(wait.toNanos(), TimeUnit.NANOSECONDS);
            reading = null;
            return line;
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            reading = null;
            return Optional.empty();
        }
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = 0; read < MOST_DROPPED; read++) {
            int next = key();
            if (next < 0) { // a line that was not ended was not sent off
                ended = true;
                return Optional.empty();
            }
            if (next == '\n') {
                return line.size() > LONGEST ? Optional.empty() : Optional.of(line.toString(charset));
            }
            if (line.size() <= LONGEST) {
                line.write(next);
            }
        }
        return Optional.empty();
    }

    private int key() throws IOException {
        try {
            return keys.read();
        } catch (IOException e) {
            ended = true;
            throw e;
        }
    }
}
