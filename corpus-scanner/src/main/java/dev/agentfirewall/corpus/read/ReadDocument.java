package dev.agentfirewall.corpus.read;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.scan.Channel;
import java.util.List;
import java.util.Optional;

/**
 * What was read of a document.
 *
 * @param digest of its bytes
 * @param type its media type, as its bytes tell
 * @param channel the way by which text of this kind reaches a model
 * @param texts in the order in which they stand in it
 * @param unread media types of the pictures and sounds in it, which hold no text that is read here
 * @param verbatim whether {@code body} is the file's own text, so that places in it are places in the file
 * @param incomplete why something in it was not read, such as {@code read.too_large}; empty when all was
 */
public record ReadDocument(
        Digest digest,
        String type,
        Channel channel,
        List<DocumentText> texts,
        List<String> unread,
        boolean verbatim,
        Optional<String> incomplete) {
    public ReadDocument {
        texts = List.copyOf(texts);
        unread = List.copyOf(unread);
    }
}
