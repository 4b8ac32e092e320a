package dev.agentfirewall.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class RedactionProperties {
    @Property
    void cut_keepsWhatNoSpanCovers(
            @ForAll @AlphaChars @StringLength(min = 40, max = 40) String text,
            @ForAll @Size(max = 5) List<@IntRange(max = 39) Integer> starts) {
        List<Finding> findings = starts.stream()
                .map(start -> high(start, Math.min(40, start + 3)))
                .toList();
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int at = i;
            if (findings.stream()
                    .noneMatch(f -> f.span().start() <= at && at < f.span().end())) {
                kept.append(text.charAt(i));
            }
        }
        assertThat(Redaction.cut(text, findings).replace(Redaction.MARK, "")).isEqualTo(kept.toString());
    }

    @Example
    void cut_overlappingSpans_leaveOneMark() {
        assertThat(Redaction.cut("abcdef", List.of(high(3, 5), high(1, 4)))).isEqualTo("a" + Redaction.MARK + "f");
    }

    @Example
    void cut_minorFindings_cutNothing() {
        Finding minor = new Finding("x.y", Severity.MEDIUM, new Span(0, 3), 0.5);
        assertThat(Redaction.cut("abc", List.of(minor))).isEqualTo("abc");
    }

    @Example
    void cut_sensitiveData_leavesTypedPlaceholders() {
        String text = "to AB12 CD34 and ab12cd34, from x@y.zz";
        List<Finding> findings = List.of(
                new Finding("pii.iban", Severity.LOW, new Span(3, 12), 0.9),
                new Finding("pii.iban", Severity.LOW, new Span(17, 25), 0.9),
                new Finding("pii.email", Severity.LOW, new Span(32, 38), 0.9));

        assertThat(Redaction.cut(text, findings, Finding::sensitive, new Placeholders()))
                .isEqualTo("to [IBAN_1] and [IBAN_1], from [EMAIL_1]");
    }

    @Example
    void cut_orderOverData_leavesOneMark() {
        Finding data = new Finding("secret.password", Severity.MEDIUM, new Span(2, 5), 0.9);
        assertThat(Redaction.cut("abcdef", List.of(data, high(1, 4)), finding -> true, new Placeholders()))
                .isEqualTo("a" + Redaction.MARK + "f");
    }

    @Example
    void placeholders_valuesSeenAgain_keepTheirNumberAndShowNothing() {
        Placeholders placeholders = new Placeholders();
        assertThat(placeholders.of("secret.npm_token", "first-value")).isEqualTo("[NPM_TOKEN_1]");
        assertThat(placeholders.of("secret.npm_token", "second-value")).isEqualTo("[NPM_TOKEN_2]");
        assertThat(placeholders.of("secret.npm_token", "first-value")).isEqualTo("[NPM_TOKEN_1]");
        assertThat(placeholders.toString()).isEqualTo("placeholders for 2 values");
    }

    private static Finding high(int start, int end) {
        return new Finding("x.y", Severity.HIGH, new Span(start, end), 0.9);
    }
}
