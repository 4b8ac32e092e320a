package dev.agentfirewall.corpus.read;

import dev.agentfirewall.artifact.Digest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a document of any format that Apache Tika knows into texts: what is shown, what is hidden, comments, texts for pictures,
 * metadata, and the documents inside it. Marked-up text, such as HTML, is read as it stands, so that a scanner sees the markup too.
 *
 * <p><b>Guarantees.</b> Thread-safe; never throws for what a document holds; never fetches anything a document refers to; bounded by {@link ReadLimits}.
 * What could not be read is said so, by code.
 *
 * <p><b>Limitations.</b> Words in pictures are not read. A parser that never comes back is given up on when time is over; its thread, a daemon, may run
 * on. Parsers run in this process: a document that breaks the machine it is parsed on is not this class's to stop.
 */
public final class DocumentReader {
    private final ReadLimits limits;
    private final DocumentParsers parsers = new DocumentParsers();

    public DocumentReader(ReadLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads {@code bytes}.
     *
     * @param name what the file is called: its ending is a hint, and it is itself read, as metadata
     */
    public ReadDocument read(String name, byte[] bytes) {
        Reading reading = new Reading(parsers, limits, Digest.of(bytes));
        FutureTask<Boolean> task = new FutureTask<>(() -> reading.readTop(name, bytes), true);
        Thread thread = new Thread(task, "document-reader");
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            reading.stop("read.too_slow");
        } catch (ExecutionException e) { // its message may quote the document
            reading.stop("read.failed");
        } catch (InterruptedException e) {
            task.cancel(true);
            reading.stop("read.interrupted");
            Thread.currentThread().interrupt();
        }
        return reading.result();
    }
}
