package dev.agentfirewall.corpus.read;

import org.xml.sax.SAXException;

/** Ends the parsing of a document that is over a limit; the limit has been noted. A SAX exception, because parsers let those through. */
final class LimitReachedException extends SAXException {
    private static final long serialVersionUID = 1;

    LimitReachedException() {
        super("a limit was reached");
    }
}
