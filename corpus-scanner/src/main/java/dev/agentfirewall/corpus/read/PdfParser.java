package dev.agentfirewall.corpus.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.pdf.PDFParser;
import org.jspecify.annotations.Nullable;

/**
 * Tika's parser of PDF, and beside it what tags say instead of what is drawn: alternative texts, replacement texts and expansions in the structure
 * tree, which screen readers and many extractors prefer.
 */
final class PdfParser extends PDFParser {
    private static final long serialVersionUID = 1;
    private static final int MOST_NODES = 100_000;
    private static final COSName EXPANSION = COSName.getPDFName("E");

    @Override
    protected PDDocument getPDDocument(
            InputStream in,
            TikaInputStream file,
            String password,
            StreamCacheCreateFunction cache,
            Metadata metadata,
            ParseContext context)
            throws IOException, EncryptedDocumentException {
        PDDocument document = super.getPDDocument(in, file, password, cache, metadata, context);
        PartExtractor inside = context.get(PartExtractor.class);
        try {
            COSBase root = document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.STRUCT_TREE_ROOT);
            collect(root, inside.reading(), inside.path() + "alternatives");
        } catch (LimitReachedException e) {
            document.close();
            throw new IOException(e);
        }
        return document;
    }

    // Trees of strangers have cycles: each node is visited once.
    private static void collect(@Nullable COSBase root, Reading reading, String part) throws LimitReachedException {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> open = new ArrayDeque<>();
        push(root, open);
        while (!open.isEmpty()) {
            COSBase node = open.pop();
            if (!seen.add(node)) {
                continue;
            }
            if (seen.size() > MOST_NODES) {
                throw reading.reached("read.too_large");
            }
            if (node instanceof COSArray array) {
                array.forEach(element -> push(element, open));
            } else if (node instanceof COSDictionary element) {
                say(element, reading, part);
                push(element.getDictionaryObject(COSName.K), open);
            }
        }
    }

    private static void say(COSDictionary element, Reading reading, String part) throws LimitReachedException {
        for (COSName name : new COSName[] {COSName.ALT, COSName.ACTUAL_TEXT, EXPANSION, COSName.T}) {
            String words = element.getString(name);
            if (words != null && !words.isBlank()) {
                reading.add(part, words + "\n");
            }
        }
    }

    private static void push(@Nullable COSBase node, Deque<COSBase> open) {
        COSBase target = node instanceof COSObject reference ? reference.getObject() : node;
        if (target != null) {
            open.push(target);
        }
    }
}
