package dev.agentfirewall.rag.sensitive;

import dev.agentfirewall.rag.ScanLimits;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import dev.agentfirewall.rag.sensitive.text.Vocabulary;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.scan.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for personal data and secrets: {@code pii.…} of LOW severity and {@code secret.…} of MEDIUM. Neither flags a text: that a mail
 * holds an address is a fact for policy, not an attack. Every finding's span lies in the original text; of overlapping ones the surest
 * stays.
 *
 * <p><b>Guarantees.</b> Thread-safe and stateless; never throws, whatever the text; work is linear in its length.
 *
 * <p><b>Limitations.</b> Forms, checksums and words near a value are all it knows: a name or an address in running prose is mostly
 * missed, and so is a secret of no known form that nothing names. {@code docs/sensitive-data.md} gives the figures. Encoded texts
 * (base64, hexadecimal) are not decoded.
 */
public final class SensitiveDataScanner implements Scanner {
    /** Findings in one report; beyond it the report is incomplete. */
    public static final int MOST_FINDINGS = 10_000;

    private static final String NAME = "sensitive/1";

    private final List<SensitiveDetector> detectors;
    private final Vocabulary vocabulary;

    private SensitiveDataScanner(List<SensitiveDetector> detectors) {
        this.detectors = List.copyOf(detectors);
        this.vocabulary = new Vocabulary(
                detectors.stream().flatMap(one -> one.topics().stream()).toList());
    }

    /** The scanner with every kind in {@code docs/sensitive-data.md}. */
    public static SensitiveDataScanner standard() {
        return new SensitiveDataScanner(StandardDetectors.all());
    }

    /** Every kind that it finds, in order of code. */
    public List<Kind> kinds() {
        return detectors.stream()
                .flatMap(detector -> detector.kinds().stream())
                .distinct()
                .sorted(java.util.Comparator.comparing(Kind::code))
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ScanReport scan(String text, Channel channel) {
        String read = text.length() <= ScanLimits.TEXT ? text : text.substring(0, ScanLimits.TEXT);
        Page page = new Page(read, vocabulary);
        List<Sighting> seen = new ArrayList<>();
        detectors.forEach(detector -> detector.look(page, seen::add));
        List<Sighting> kept = Overlaps.resolve(seen);
        List<Finding> findings = kept.stream()
                .limit(MOST_FINDINGS)
                .map(one -> finding(one, page))
                .toList();
        if (read.length() < text.length()) {
            return new ScanReport.Incomplete(findings, "scan.too_large");
        }
        return findings.size() < kept.size()
                ? new ScanReport.Incomplete(findings, "scan.too_many_findings")
                : new ScanReport.Complete(findings);
    }

    private static Finding finding(Sighting one, Page page) {
        Severity severity = one.code().startsWith("secret.") ? Severity.MEDIUM : Severity.LOW;
        return new Finding(one.code(), severity, page.original(one.start(), one.end()), one.score());
    }
}
