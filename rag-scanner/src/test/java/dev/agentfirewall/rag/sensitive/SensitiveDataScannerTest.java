package dev.agentfirewall.rag.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.rag.ScanLimits;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveDataScannerTest {
    private static final SensitiveDataScanner SCANNER = SensitiveDataScanner.standard();

    /** Numbers of manuals and standards, or made up to pass their checksums. */
    @ParameterizedTest
    @CsvFileSource(resources = "samples.csv", delimiter = '|', maxCharsPerColumn = 10_000)
    void scan_value_foundAsItsKind(String code, String text, String value) {
        assertThat(SCANNER.scan(text, Channel.DOCUMENT).findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("pii." + code);
            assertThat(cut(text, finding)).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The IBAN DE89 3704 0044 0532 0130 01 has a wrong checksum.",
                "card 4111 1111 1111 1112",
                "ssn 000-12-3456 and 666-12-3456",
                "order 1234567890123456 of 2024-01-15 12:30:45",
                "id 550e8400-e29b-41d4-a716-446655440000",
                "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "commit token: 3f786850e387550fdab836ed7e6dc881de23001b",
                "version 1.2.3.4 runs on 10.0.0.1 and 127.0.0.1",
                "icon@2x.png, git@github.com:x/y.git",
                "Dear Sir or Madam, dear customer",
                "api_key=YOUR_API_KEY_GOES_HERE_12345",
                "The password must be at least 12 characters.",
                "password = os.environ[\"DB_PASSWORD\"]",
                "A swift document; the bank is closed.",
                "He was born in 1977 on 12 Street.",
                "1700000000000 1700000000001 1700000000002",
            })
    void scan_honestText_nothingFound(String text) {
        assertThat(SCANNER.scan(text, Channel.DOCUMENT).findings()).isEmpty();
    }

    @Test
    void scan_digitsInDisguise_foundWhereTheyStand() {
        String text = "Karte \uFF14\uFF11\uFF11\uFF11 1111\u200B 1111 \u0661\u0661\u0661\u0661!";
        Finding card = SCANNER.scan(text, Channel.DOCUMENT).findings().get(0);

        assertThat(card.rule()).isEqualTo("pii.payment_card");
        assertThat(cut(text, card)).isEqualTo(text.substring(6, text.length() - 1));
    }

    @Test
    void scan_jsonEscapesAndEntities_decoded() {
        String text = "{\"note\":\"first\\nDE89370400440532013000\",\"m\":\"jo&#64;corp.test\"}";

        assertThat(SCANNER.scan(text, Channel.TOOL_RESULT).findings())
                .extracting(Finding::rule)
                .containsExactly("pii.iban", "pii.email");
    }

    @Test
    void scan_cardInsideAnIban_isOneFinding() {
        assertThat(SCANNER.scan("GB82 WEST 1234 5698 7654 32", Channel.DOCUMENT).findings())
                .extracting(Finding::rule)
                .containsExactly("pii.iban");
    }

    @Test
    void scan_sensitiveData_neverFlagsNorScores() {
        ScanReport report = SCANNER.scan("password=Tr0ub4dor&3 jo@corp.test 078-05-1121", Channel.EMAIL);

        assertThat(report.findings()).isNotEmpty();
        assertThat(report.flagged()).isFalse();
        assertThat(report.score()).isZero();
    }

    @Test
    void scan_longText_readToTheLimitAndSaidSo() {
        String text = "a b ".repeat(ScanLimits.TEXT / 4) + "jo@corp.test";

        assertThat(SCANNER.scan(text, Channel.DOCUMENT)).isInstanceOf(ScanReport.Incomplete.class);
    }

    @Test
    void kinds_enoughOfBoth_eachOnce() {
        List<String> codes = SCANNER.kinds().stream().map(Kind::code).toList();

        assertThat(codes).doesNotHaveDuplicates();
        assertThat(codes.stream().filter(code -> code.startsWith("pii."))).hasSizeGreaterThan(35);
        assertThat(codes.stream().filter(code -> code.startsWith("secret."))).hasSizeGreaterThan(80);
    }

    private static String cut(String text, Finding finding) {
        return text.substring(finding.span().start(), finding.span().end());
    }
}
