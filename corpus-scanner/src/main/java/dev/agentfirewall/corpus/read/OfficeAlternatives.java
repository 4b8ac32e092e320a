package dev.agentfirewall.corpus.read;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.utils.XMLReaderUtils;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The texts for pictures in an Office document, which Tika's streaming parsers pass over: they stand in attributes. External entities are not resolved. */
final class OfficeAlternatives {
    private static final Set<String> SPOKEN = Set.of("descr", "title", "alt", "tooltip");

    private OfficeAlternatives() {}

    static void read(byte[] bytes, Reading reading, String part) throws IOException, SAXException, TikaException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".xml")) {
                    XMLReaderUtils.parseSAX(new OpenStream(zip), new Attended(reading, part), new ParseContext());
                }
            }
        }
    }

    private static final class Attended extends DefaultHandler {
        private final Reading reading;
        private final String part;

        Attended(Reading reading, String part) {
            this.reading = reading;
            this.part = part;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes)
                throws LimitReachedException {
            for (int i = 0; i < attributes.getLength(); i++) {
                if (SPOKEN.contains(attributes.getLocalName(i))
                        && !attributes.getValue(i).isBlank()) {
                    reading.add(part, attributes.getValue(i) + "\n");
                }
            }
        }
    }

    /** One member of the archive: a parser that closes it must not close the archive. */
    private static final class OpenStream extends FilterInputStream {
        OpenStream(ZipInputStream zip) {
            super(zip);
        }

        @Override
        public void close() {}
    }
}
