package dev.agentfirewall.scan;

import dev.agentfirewall.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * That something was seen, and where. Its text stays where it was.
 *
 * @param rule the detector's code, such as {@code text.injection.override}
 * @param severity how much it matters
 * @param span where, in the original text
 * @param score how sure the detector is, 0 to 1
 * @param host where a link leads: a host in lower case and ASCII form, at most {@value #MAX_HOST} characters, so that policy can look it up; empty
 *     for what is no link. A host can carry data, so it is guarded: for policy alone, never for records
 */
public record Finding(String rule, Severity severity, Span span, double score, Optional<String> host) {
    /** No name on the net is longer. */
    public static final int MAX_HOST = 253;

    public Finding {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score is between 0 and 1");
        }
        if (host.isPresent() && host.get().length() > MAX_HOST) {
            throw new IllegalArgumentException("a host has at most " + MAX_HOST + " characters");
        }
    }

    /** A finding that is no link. */
    public Finding(String rule, Severity severity, Span span, double score) {
        this(rule, severity, span, score, Optional.empty());
    }

    /** Whether it tells of personal data ({@code pii.…}) or a secret ({@code secret.…}) rather than of an order. */
    public boolean sensitive() {
        return rule.startsWith("pii.") || rule.startsWith("secret.");
    }

    /** Whether it tells of a way out ({@code link.…}) rather than of an order. */
    public boolean link() {
        return rule.startsWith("link.");
    }

    /** The same finding in another place. */
    public Finding at(Span place) {
        return new Finding(rule, severity, place, score, host);
    }

    /** The same finding, leading to {@code name}. */
    public Finding to(String name) {
        return new Finding(rule, severity, span, score, Optional.of(name));
    }

    /** Without the host: what is digested is recorded. */
    Json json() {
        return Json.object()
                .put("rule", rule)
                .put("severity", severity.word())
                .put("start", span.start())
                .put("end", span.end())
                .put("score", new Json.Num(BigDecimal.valueOf(score)))
                .build();
    }

    /** Tells everything but the host, which is guarded. */
    @Override
    public String toString() {
        return "Finding[rule=" + rule + ", severity=" + severity + ", span=" + span + ", score=" + score + "]";
    }
}
