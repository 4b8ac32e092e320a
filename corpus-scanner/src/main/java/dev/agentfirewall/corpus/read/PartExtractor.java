package dev.agentfirewall.corpus.read;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.xml.sax.ContentHandler;

/** Reads the documents inside a document: attachments, members of archives, bodies of mails. Each is read whole, up to a limit, before it is parsed. */
final class PartExtractor implements EmbeddedDocumentExtractor {
    private final Reading reading;
    private final String path;
    private final int depth;

    PartExtractor(Reading reading, String path, int depth) {
        this.reading = reading;
        this.path = path;
        this.depth = depth;
    }

    Reading reading() {
        return reading;
    }

    String path() {
        return path;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return true;
    }

    @Override
    public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws LimitReachedException {
        int number = reading.nextPart();
        try {
            byte[] bytes = in.readNBytes(reading.mostBytes() + 1);
            if (bytes.length > reading.mostBytes()) {
                reading.note("read.too_large");
                return;
            }
            reading.readInside("embedded/" + number + "/", bytes, metadata, depth + 1);
        } catch (IOException e) { // a damaged member; those beside it are still read
            reading.note("read.damaged");
        }
    }
}
