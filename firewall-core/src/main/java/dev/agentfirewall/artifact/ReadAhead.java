package dev.agentfirewall.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Bytes that another thread is reading. */
final class ReadAhead {
    private final CompletableFuture<Integer> read;

    private ReadAhead(CompletableFuture<Integer> read) {
        this.read = read;
    }

    /** Starts reading {@code most} bytes; neither the stream nor that part of the array may be touched before {@link #await}. */
    static ReadAhead of(InputStream in, byte[] into, int from, int most) {
        return new ReadAhead(
                most == 0
                        ? CompletableFuture.completedFuture(0)
                        : CompletableFuture.supplyAsync(() -> read(in, into, from, most)));
    }

    /** How many bytes were read; fewer than asked for at the end of the file alone. */
    int await() throws IOException {
        try {
            return read.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw failed.getCause();
            }
            throw e;
        }
    }

    private static int read(InputStream in, byte[] into, int from, int most) {
        try {
            return in.readNBytes(into, from, most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
