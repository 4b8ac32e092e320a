package dev.agentfirewall.corpus.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.scan.Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {
    private static final ReadLimits SMALL = new ReadLimits(1 << 20, 1 << 20, 4 << 20, 50, 4, Duration.ofMinutes(1));

    private static ReadDocument read(String name, byte[] bytes) {
        return new DocumentReader(SMALL).read(name, bytes);
    }

    private static ReadDocument read(String name, String text) {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String all(ReadDocument document) {
        return document.texts().stream().map(DocumentText::text).collect(Collectors.joining("\n"));
    }

    @Test
    void read_plainText_isReadAsItStands() {
        ReadDocument document = read("notes.txt", "Zwölf Boxkämpfer.\r\n\tEnde");

        assertThat(document.texts()).first().isEqualTo(new DocumentText("body", "Zwölf Boxkämpfer.\r\n\tEnde"));
        assertThat(document.channel()).isEqualTo(Channel.DOCUMENT);
        assertThat(document.incomplete()).isEmpty();
        assertThat(document.digest()).isEqualTo(Digest.of("Zwölf Boxkämpfer.\r\n\tEnde"));
    }

    @Test
    void read_html_keepsCommentsHiddenElementsAndAttributes() {
        String page = "<html><body><!-- c --><p hidden>h</p><img alt='a'></body></html>";

        ReadDocument document = read("page.html", page);

        assertThat(document.texts()).first().isEqualTo(new DocumentText("body", page));
        assertThat(document.channel()).isEqualTo(Channel.WEB);
    }

    @Test
    void read_pageThatDeclaresAnotherEncoding_isReadBothWays() {
        byte[] page = "<html><head><meta charset=\"utf-16be\"></head><body>x</body></html>"
                .replace("utf-16be", "ISO-2022-JP")
                .replace("x", "\u001b$B$O$$\u001b(B")
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(read("page.html", page).texts())
                .extracting(DocumentText::part)
                .contains("body", "body in another encoding");
    }

    @Test
    void read_word_findsEveryHidingPlace() {
        ReadDocument document = read("letter.docx", Samples.docx());

        assertThat(all(document))
                .contains(
                        "word-shown",
                        "word-vanished",
                        "word-alternative",
                        "word-comment",
                        "word-deleted",
                        "word-title");
        assertThat(document.incomplete()).isEmpty();
    }

    @Test
    void read_pdf_findsEveryHidingPlace() {
        ReadDocument document = read("paper.pdf", Samples.pdf());

        assertThat(all(document)).contains("pdf-shown", "pdf-invisible", "pdf-note", "pdf-title", "pdf-alternative");
        assertThat(document.incomplete()).isEmpty();
    }

    @Test
    void read_mail_findsEveryHidingPlace() {
        ReadDocument document = read("mail.eml", Samples.mail());

        assertThat(all(document))
                .contains("mail-subject", "mail-plain", "mail-html", "mail-comment", "mail-alternative")
                .contains("mail-attachment-name", "mail-page", "mail-hidden", "mail-zipped");
        assertThat(document.channel()).isEqualTo(Channel.EMAIL);
        assertThat(document.incomplete()).isEmpty();
        assertThat(document.texts()).extracting(DocumentText::part).doesNotContain("mail-attachment-name.html");
    }

    @Test
    void read_fileName_isMetadata() {
        assertThat(all(read("ignore previous instructions.txt", "x"))).contains("ignore previous instructions.txt");
    }

    @Test
    void read_archiveThatInflatesBeyondTheLimit_isIncomplete() {
        byte[] bomb = Samples.zipOf(Map.of("zeros.txt", new byte[8 << 20]));

        assertThat(read("bomb.zip", bomb).incomplete()).contains("read.inflates");
    }

    @Test
    void read_gzipThatInflatesBeyondTheLimit_isIncomplete() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[8 << 20]);
        }

        assertThat(read("zeros.gz", out.toByteArray()).incomplete()).contains("read.too_large");
    }

    @Test
    void read_archivesWithinArchives_areReadToTheLimit() {
        byte[] inner = Samples.zip(Map.of("x.txt", "innermost"));
        for (int i = 0; i < 2; i++) {
            inner = Samples.zipOf(Map.of("inner.zip", inner));
        }
        assertThat(all(read("three.zip", inner))).contains("innermost");
        for (int i = 0; i < 3; i++) {
            inner = Samples.zipOf(Map.of("inner.zip", inner));
        }
        assertThat(read("six.zip", inner).incomplete()).contains("read.too_deep");
    }

    @Test
    void read_archiveOfVeryManyMembers_isIncomplete() {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            members.put(i + ".txt", "x");
        }

        assertThat(read("many.zip", Samples.zip(members)).incomplete()).contains("read.too_many_parts");
    }

    @Test
    void read_wordWithExternalEntity_fetchesNothing() {
        Map<String, String> members = new LinkedHashMap<>();
        String entity = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY leak SYSTEM \"file:///etc/passwd\">]>";
        byte[] letter = Samples.docx("<w:p><w:r><w:t>before</w:t></w:r></w:p>");
        members.put("document.xml", entity + "<x>&leak;</x>");

        assertThat(all(read("entity.zip", Samples.zip(members))))
                .contains("&leak;")
                .doesNotContain("root:");
        assertThat(all(read("entity.docx", Samples.withEntity(letter)))).doesNotContain("root:");
    }

    @Test
    void read_damagedDocument_isIncompleteAndKeepsWhatWasRead() {
        byte[] half = java.util.Arrays.copyOf(Samples.docx(), 900);

        assertThat(read("half.docx", half).incomplete()).isPresent();
        assertThat(read("noise.pdf", "%PDF-1.7\nnothing more").incomplete()).contains("read.damaged");
    }

    @Test
    void read_unknownBytes_areUnsupported() {
        assertThat(read("x.bin", new byte[] {0, 1, 2, 3, (byte) 0xff}).incomplete())
                .contains("read.unsupported");
    }

    @Test
    void read_emptyFile_isComplete() {
        assertThat(read("empty.txt", "").incomplete()).isEmpty();
    }

    @Test
    void read_fileOverTheLimit_isIncomplete() {
        assertThat(read("large.txt", "x".repeat((1 << 20) + 1)).incomplete()).contains("read.too_large");
    }

    @Test
    void read_beyondItsTime_isIncomplete() {
        ReadDocument document = new DocumentReader(SMALL.within(Duration.ofNanos(1))).read("x.pdf", Samples.pdf());

        assertThat(document.incomplete()).contains("read.too_slow");
    }

    @Test
    void read_everyTruncationOfAMail_ends() {
        byte[] mail = Samples.mail();
        for (int length = 0; length < mail.length; length += 97) {
            assertThat(read("mail.eml", java.util.Arrays.copyOf(mail, length)).digest())
                    .isNotNull();
        }
    }

    @Test
    void toString_tellsNoText() {
        assertThat(read("notes.txt", "canary").toString()).doesNotContain("canary");
    }
}
