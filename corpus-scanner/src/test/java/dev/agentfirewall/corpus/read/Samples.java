package dev.agentfirewall.corpus.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/** Documents of several formats, each with one word in every place where a word can hide. */
public final class Samples {
    private Samples() {}

    /** A ZIP archive of texts. */
    public static byte[] zip(Map<String, String> members) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        members.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return zipOf(bytes);
    }

    /** A ZIP archive. */
    public static byte[] zipOf(Map<String, byte[]> members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A Word document whose body is {@code body}, WordprocessingML. */
    public static byte[] docx(String body) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("[Content_Types].xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                <Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>
                <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
                </Types>""");
        members.put("_rels/.rels", """
                <?xml version="1.0" encoding="UTF-8"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
                <Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
                </Relationships>""");
        members.put("word/_rels/document.xml.rels", """
                <?xml version="1.0" encoding="UTF-8"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>
                </Relationships>""");
        members.put("docProps/core.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:title>word-title</dc:title></cp:coreProperties>""");
        members.put("word/comments.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
                <w:comment w:id="0" w:author="a"><w:p><w:r><w:t>word-comment</w:t></w:r></w:p></w:comment></w:comments>""");
        members.put("word/document.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
                <w:body>""" + body + "</w:body></w:document>");
        return zip(members);
    }

    /** A Word document with a word in each hiding place. */
    public static byte[] docx() {
        return docx("""
                <w:p><w:r><w:t>word-shown</w:t></w:r></w:p>
                <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>word-vanished</w:t></w:r></w:p>
                <w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture" descr="word-alternative"/></wp:inline></w:drawing></w:r></w:p>
                <w:p><w:commentRangeStart w:id="0"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>
                <w:p><w:del w:id="5" w:author="a"><w:r><w:delText>word-deleted</w:delText></w:r></w:del></w:p>
                """);
    }

    /** {@code letter} with an entity that stands for a file of the machine. */
    public static byte[] withEntity(byte[] letter) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(letter))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().equals("word/document.xml")) {
                    text = text.replace(
                                    "<w:document",
                                    "<!DOCTYPE d [<!ENTITY leak SYSTEM \"file:///etc/passwd\">]><w:document")
                            .replace("before", "before &leak;");
                }
                members.put(entry.getName(), text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipOf(members);
    }

    /** A PDF with a word in each hiding place. */
    public static byte[] pdf() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                write(content, "pdf-shown", RenderingMode.FILL, 700);
                write(content, "pdf-invisible", RenderingMode.NEITHER, 650);
            }
            PDAnnotationText note = new PDAnnotationText();
            note.setContents("pdf-note");
            note.setRectangle(new PDRectangle(10, 10, 20, 20));
            page.getAnnotations().add(note);
            document.getDocumentInformation().setTitle("pdf-title");
            COSDictionary figure = new COSDictionary();
            figure.setItem(COSName.ALT, new COSString("pdf-alternative"));
            COSArray kids = new COSArray();
            kids.add(figure);
            COSDictionary tree = new COSDictionary();
            tree.setItem(COSName.K, kids);
            figure.setItem(COSName.K, kids); // a cycle
            document.getDocumentCatalog().getCOSObject().setItem(COSName.STRUCT_TREE_ROOT, tree);
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(PDPageContentStream content, String text, RenderingMode mode, float y)
            throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.setRenderingMode(mode);
        content.newLineAtOffset(50, y);
        content.showText(text);
        content.endText();
    }

    /** A mail with a word in each hiding place, and a web page and an archive attached. */
    public static byte[] mail() {
        String zip = java.util.Base64.getMimeEncoder().encodeToString(zip(Map.of("inner.txt", "mail-zipped")));
        return ("""
                From: Ann <ann@acme.example>\r
                To: bob@acme.example\r
                Subject: mail-subject\r
                MIME-Version: 1.0\r
                Content-Type: multipart/mixed; boundary="m"\r
                \r
                --m\r
                Content-Type: multipart/alternative; boundary="a"\r
                \r
                --a\r
                Content-Type: text/plain; charset=utf-8\r
                \r
                mail-plain\r
                --a\r
                Content-Type: text/html; charset=utf-8\r
                Content-Transfer-Encoding: quoted-printable\r
                \r
                <p>mail-html</p><!-- mail-comment --><img alt=3D"mail-alternative">\r
                --a--\r
                --m\r
                Content-Type: text/html; name="page.html"\r
                Content-Disposition: attachment; filename="mail-attachment-name.html"\r
                \r
                <html><body>mail-page<div style="display:none">mail-hidden</div></body></html>\r
                --m\r
                Content-Type: application/zip; name="x.zip"\r
                Content-Disposition: attachment; filename="x.zip"\r
                Content-Transfer-Encoding: base64\r
                \r
                """ + zip + "\r\n--m--\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
