package dev.agentfirewall.corpus.read;

import org.apache.tika.exception.TikaException;

/** There is no parser for a document of this type. */
final class UnsupportedTypeException extends TikaException {
    private static final long serialVersionUID = 1;

    UnsupportedTypeException() {
        super("no parser for this type");
    }
}
