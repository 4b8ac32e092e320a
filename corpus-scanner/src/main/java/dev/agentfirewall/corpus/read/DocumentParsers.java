package dev.agentfirewall.corpus.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.mbox.MboxParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.TNEFParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.pkg.CompressorParser;
import org.apache.tika.parser.pkg.PackageParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * The parsers, named one by one and not looked up on the class path, so that a corpus reads the same everywhere. Each is told to leave nothing out: deleted
 * and hidden text, notes, every alternative of a mail. Thread-safe.
 */
final class DocumentParsers {
    private final Detector detector = new DefaultDetector();
    private final CompositeParser parsers = new CompositeParser(
            MediaTypeRegistry.getDefaultRegistry(),
            List.of(
                    new MarkupParser(),
                    new PdfParser(),
                    new OOXMLParser(),
                    new OfficeParser(),
                    new RTFParser(),
                    new OpenDocumentParser(),
                    new EpubParser(),
                    mail(),
                    new MboxParser(),
                    new TNEFParser(),
                    new PackageParser(),
                    new CompressorParser()));

    DocumentParsers() {
        parsers.setFallback(new Unsupported());
    }

    MediaType detect(TikaInputStream in, Metadata metadata) throws IOException {
        return detector.detect(in, metadata);
    }

    void parse(TikaInputStream in, ContentHandler handler, Metadata metadata, PartExtractor inside)
            throws IOException, SAXException, TikaException {
        ParseContext context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, inside);
        context.set(PartExtractor.class, inside);
        context.set(Parser.class, parsers);
        context.set(Detector.class, detector);
        context.set(OfficeParserConfig.class, office());
        context.set(PDFParserConfig.class, pdf());
        parsers.parse(in, handler, metadata, context);
        if (metadata.getValues(TikaCoreProperties.TIKA_META_EXCEPTION_WARNING).length > 0) {
            inside.reading().note("read.damaged"); // the parser went on after what it could not read
        }
    }

    private static Parser mail() {
        RFC822Parser mail = new RFC822Parser();
        mail.setExtractAllAlternatives(true);
        return mail;
    }

    private static OfficeParserConfig office() {
        OfficeParserConfig config = new OfficeParserConfig();
        config.setUseSAXDocxExtractor(true); // trees of hostile documents fill a heap
        config.setUseSAXPptxExtractor(true);
        config.setIncludeDeletedContent(true);
        config.setIncludeMoveFromContent(true);
        config.setIncludeShapeBasedContent(true);
        config.setIncludeHeadersAndFooters(true);
        config.setIncludeSlideNotes(true);
        config.setIncludeSlideMasterContent(true);
        config.setExtractAllAlternativesFromMSG(true);
        config.setExtractMacros(true);
        return config;
    }

    private static PDFParserConfig pdf() {
        PDFParserConfig config = new PDFParserConfig();
        config.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        config.setExtractAnnotationText(true);
        config.setExtractAcroFormContent(true);
        config.setExtractBookmarksText(true);
        config.setExtractActions(true);
        config.setSuppressDuplicateOverlappingText(false);
        return config;
    }

    private static final class Unsupported implements Parser {
        private static final long serialVersionUID = 1;

        @Override
        public Set<MediaType> getSupportedTypes(ParseContext context) {
            return Set.of();
        }

        @Override
        public void parse(InputStream in, ContentHandler handler, Metadata metadata, ParseContext context)
                throws UnsupportedTypeException {
            throw new UnsupportedTypeException();
        }
    }
}
