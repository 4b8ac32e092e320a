package dev.agentfirewall.rag.classify;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.SafeScan;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Two tiers as one scanner: the rules, always, then the guard model, which is told the channel and what the rules saw.
 * The report's score is a calibrated probability; the findings of the model are the sentences that carry it, so that a
 * span can be withheld and the rest kept: what is left of a window without them would not be flagged.
 *
 * <p><b>Guarantees.</b> Thread-safe. Same text, channel and model: same report, but where the deadline was spent: then
 * the report is {@link ScanReport.Incomplete}, never clean, or findings are whole windows where they would have been sentences. Its name
 * tells the rules and the model.
 *
 * <p><b>Limitations.</b> A model guesses. What it misses and what it flags in vain stands, measured, in the model card;
 * an attacker who can ask it often enough finds a wording that passes.
 */
public final class GuardScanner implements Scanner {
    /** The model's own code. */
    public static final String CODE = "text.injection.model";

    private static final Comparator<Finding> IN_ORDER = Comparator.comparingInt(
                    (Finding one) -> one.span().start())
            .thenComparingInt(one -> one.span().end());

    private final Scanner rules;
    private final GuardModel model;
    private final Judge judge;
    private final WindowReader reader;
    private final Thresholds thresholds;
    private final Duration time;

    private GuardScanner(Scanner rules, Judge judge, Thresholds thresholds, Duration time) {
        GuardModel model = judge.model();
        if (!thresholds.model().equals(model.digest())) {
            throw new IllegalArgumentException("these thresholds were fitted on another model, " + thresholds.model()
                    + ", and this is " + model.digest() + ": calibrate again");
        }
        this.rules = rules;
        this.model = model;
        this.judge = judge;
        this.reader = new WindowReader(judge);
        this.thresholds = thresholds;
        this.time = time;
    }

    /** Rules and model, with the model's own thresholds and a second for each text. */
    public static GuardScanner of(Scanner rules, GuardModel model) {
        return new GuardScanner(rules, Judge.of(model), model.thresholds(), Duration.ofSeconds(1));
    }

    /**
     * The same with other thresholds, such as those that {@code agent-firewall calibrate} fitted.
     *
     * @throws IllegalArgumentException when they were fitted on another model
     */
    public GuardScanner with(Thresholds fitted) {
        return new GuardScanner(rules, judge, fitted, time);
    }

    /** The same with another deadline for the model on each text; what is not read by then makes the report incomplete. */
    public GuardScanner within(Duration deadline) {
        return new GuardScanner(rules, judge, thresholds, deadline);
    }

    /**
     * The same, but what the model makes of a passage is remembered, so that one that stands in many texts is read once: for going through many
     * that are alike. Its reports are the same.
     *
     * @param passages how many are remembered, some 200 bytes each
     */
    public GuardScanner remembering(int passages) {
        return new GuardScanner(rules, Judge.remembering(model, passages), thresholds, time);
    }

    @Override
    public ScanReport scan(String text, Channel channel) {
        Deadline deadline = Deadline.in(time, System::nanoTime);
        ScanReport first = SafeScan.scan(rules, text, channel);
        RuleEvidence rulesSaw = RuleEvidence.of(first);
        Reading reading = reader.read(text, channel, rulesSaw, deadline);
        Threshold threshold = thresholds.of(channel);
        Narrowing narrowing = new Narrowing(judge, channel, rulesSaw, threshold.flag(), deadline);
        List<Finding> findings = new ArrayList<>(first.findings());
        findings.addAll(carrying(reading, threshold, narrowing));
        double score = reading.probability();
        Optional<String> cut = first instanceof ScanReport.Incomplete early ? Optional.of(early.code()) : reading.cut();
        return cut.<ScanReport>map(code -> new ScanReport.Incomplete(findings, code, score))
                .orElseGet(() -> new ScanReport.Complete(findings, score));
    }

    @Override
    public String name() {
        return rules.name() + "+" + model.name();
    }

    @Override
    public Optional<Digest> model() {
        return Optional.of(model.digest());
    }

    /** The windows that reach a threshold, of those that flag what carries it; those that touch are one finding. */
    private static List<Finding> carrying(Reading reading, Threshold threshold, Narrowing narrowing) {
        List<Finding> carrying = new ArrayList<>();
        for (Reading.Window window : reading.windows()) {
            if (window.probability() >= threshold.flag()) {
                carrying.add(finding(window, Severity.HIGH, narrowing.carrying(window)));
            } else if (window.probability() >= threshold.note()) {
                carrying.add(finding(window, Severity.MEDIUM, window.span()));
            }
        }
        carrying.sort(IN_ORDER);
        return merged(carrying);
    }

    private static Finding finding(Reading.Window window, Severity severity, Span span) {
        return new Finding(CODE, severity, span, window.probability());
    }

    private static List<Finding> merged(List<Finding> placed) {
        List<Finding> merged = new ArrayList<>();
        for (Finding finding : placed) {
            int last = merged.size() - 1;
            if (last >= 0 && joins(merged.get(last), finding)) {
                merged.set(last, joined(merged.get(last), finding));
            } else {
                merged.add(finding);
            }
        }
        return merged;
    }

    private static boolean joins(Finding one, Finding next) {
        return one.severity() == next.severity() && one.span().overlaps(next.span());
    }

    private static Finding joined(Finding one, Finding next) {
        Span span = new Span(
                Math.min(one.span().start(), next.span().start()),
                Math.max(one.span().end(), next.span().end()));
        return new Finding(CODE, one.severity(), span, Math.max(one.score(), next.score()));
    }
}
