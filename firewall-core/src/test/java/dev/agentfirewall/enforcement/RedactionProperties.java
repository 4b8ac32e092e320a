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

    private static Finding high(int start, int end) {
        return new Finding("x.y", Severity.HIGH, new Span(start, end), 0.9);
    }
}
