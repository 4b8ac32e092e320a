package dev.agentfirewall.rag.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SensitiveDataProperties {
    private static final SensitiveDataScanner SCANNER = SensitiveDataScanner.standard();

    @Property(tries = 300)
    void scan_anyText_spansLieInItAndDoNotOverlap(@ForAll("texts") String text) {
        ScanReport report = SCANNER.scan(text, Channel.DOCUMENT);
        int done = 0;
        for (Finding finding : report.findings()) {
            assertThat(finding.span().start()).isGreaterThanOrEqualTo(done);
            assertThat(finding.span().length()).isPositive();
            assertThat(finding.severity().flags()).isFalse();
            done = finding.span().end();
        }
        assertThat(done).isLessThanOrEqualTo(text.length());
    }

    /** Pieces that detectors look for, put together at random, and whatever comes to mind beside them. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "password=",
                "ssn ",
                "passport ",
                "1",
                "12345678",
                "-",
                ".",
                " ",
                "@",
                "x@y.zz",
                "DE89",
                "eyJ",
                "://",
                ":",
                "<<<<",
                "A",
                "ghp_",
                "-----BEGIN PRIVATE KEY-----",
                "\\u00",
                "&#x3",
                "&amp;",
                "\\",
                "\n\n",
                "+49",
                "(",
                ")",
                "/",
                "카드",
                "〒",
                "路",
                "strasse ",
                "Street ",
                "born ",
                "lat ",
                "name: ",
                "Ä",
                "\uD83D",
                "\uDE00",
                "１",
                "٣",
                "PuTTY-User-Key-File-",
                "0x",
                "bc1");
        return Arbitraries.oneOf(List.of(
                pieces.list().ofMaxSize(60).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(200)));
    }
}
