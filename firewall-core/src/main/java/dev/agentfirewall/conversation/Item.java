package dev.agentfirewall.conversation;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One text of a conversation, as it came: where from, what it is worth, what was found in it. Thread-safe. */
public final class Item {
    private final Origin origin;
    private final Label label;
    private final Digest digest;
    private final ScanReport report;
    private final String text;
    private final Optional<PastCall> call;
    private volatile @Nullable SearchText search;

    /**
     * An item; {@code digest} is that of {@code text}, and the report's spans lie in it. Where spans were cut before the model saw it,
     * the text is still whole here, so that a value out of a cut span is known for what it is.
     */
    public Item(Origin origin, Label label, Digest digest, ScanReport report, String text) {
        this(origin, label, digest, report, text, Optional.empty());
    }

    private Item(Origin origin, Label label, Digest digest, ScanReport report, String text, Optional<PastCall> call) {
        this.origin = origin;
        this.label = label;
        this.digest = digest;
        this.report = report;
        this.text = text;
        this.call = call;
    }

    /** This text as the result of {@code behind}. */
    public Item of(PastCall behind) {
        return new Item(origin, label, digest, report, text, Optional.of(behind));
    }

    public Origin origin() {
        return origin;
    }

    public Label label() {
        return label;
    }

    public Digest digest() {
        return digest;
    }

    public ScanReport report() {
        return report;
    }

    public String text() {
        return text;
    }

    /** The call whose result this is, where that is known. */
    public Optional<PastCall> call() {
        return call;
    }

    /** The findings that make their words an order. */
    public List<Finding> flaggedFindings() {
        return report.findings().stream()
                .filter(finding -> finding.severity().flags())
                .toList();
    }

    /** The text made ready for searching, once. Racing threads compute the same. */
    SearchText search() {
        SearchText ready = search;
        if (ready == null) {
            ready = SearchText.of(text);
            search = ready;
        }
        return ready;
    }

    /** Tells origin, label and digest; the text is guarded. */
    @Override
    public String toString() {
        return origin.kind() + " " + label.integrity().word() + " " + digest;
    }
}
