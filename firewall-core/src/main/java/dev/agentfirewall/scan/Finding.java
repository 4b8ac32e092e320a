package dev.agentfirewall.scan;

import dev.agentfirewall.json.Json;
import java.math.BigDecimal;

/**
 * That something was seen, and where. Its text stays where it was.
 *
 * @param rule the detector's code, such as {@code text.injection.override}
 * @param severity how much it matters
 * @param span where, in the original text
 * @param score how sure the detector is, 0 to 1
 */
public record Finding(String rule, Severity severity, Span span, double score) {
    public Finding {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score is between 0 and 1");
        }
    }

    /** Whether it tells of personal data ({@code pii.…}) or a secret ({@code secret.…}) rather than of an order. */
    public boolean sensitive() {
        return rule.startsWith("pii.") || rule.startsWith("secret.");
    }

    /** The same finding in another place. */
    public Finding at(Span place) {
        return new Finding(rule, severity, place, score);
    }

    Json json() {
        return Json.object()
                .put("rule", rule)
                .put("severity", severity.word())
                .put("start", span.start())
                .put("end", span.end())
                .put("score", new Json.Num(BigDecimal.valueOf(score)))
                .build();
    }
}
