package dev.agentfirewall.corpus.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads text, and marked-up text, as it stands. A rendering would leave out what the scanner is to see: comments, hidden elements, attributes. Nothing is
 * parsed, so there is no entity to expand and nothing to fetch.
 */
final class MarkupParser implements Parser {
    private static final long serialVersionUID = 1;
    private static final Set<MediaType> TYPES = Set.of(
            MediaType.TEXT_PLAIN,
            MediaType.TEXT_HTML,
            MediaType.APPLICATION_XML,
            MediaType.application("xhtml+xml"),
            MediaType.text("css"),
            MediaType.text("calendar"),
            MediaType.text("x-vcard"));

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }

    @Override
    public void parse(InputStream in, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException {
        PartExtractor inside = context.get(PartExtractor.class);
        List<String> readings = TextDecoding.readings(in.readAllBytes(), metadata);
        inside.reading().isVerbatim(inside.path());
        inside.reading().add(inside.path() + "body", readings.get(0));
        for (int i = 1; i < readings.size(); i++) {
            inside.reading().add(inside.path() + "body in another encoding", readings.get(i));
        }
    }
}
