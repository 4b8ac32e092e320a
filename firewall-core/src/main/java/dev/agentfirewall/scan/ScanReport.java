package dev.agentfirewall.scan;

import java.util.ArrayList;
import java.util.List;

/** What a scanner saw. A scanner that stopped early says so, by type. */
public sealed interface ScanReport {
    List<Finding> findings();

    /** The whole text was read and nothing was seen. */
    static ScanReport clean() {
        return new Complete(List.of());
    }

    /** The whole text was read. */
    record Complete(List<Finding> findings) implements ScanReport {
        public Complete {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Part of the text was not read.
     *
     * @param code why, such as {@code scan.too_large} or {@code scan.failed}
     */
    record Incomplete(List<Finding> findings, String code) implements ScanReport {
        public Incomplete {
            findings = List.copyOf(findings);
        }
    }

    /** Both reports as one: complete when both are. */
    default ScanReport and(ScanReport other) {
        List<Finding> all = new ArrayList<>(findings());
        all.addAll(other.findings());
        if (this instanceof Incomplete mine) {
            return new Incomplete(all, mine.code());
        }
        return other instanceof Incomplete theirs ? new Incomplete(all, theirs.code()) : new Complete(all);
    }

    /** Whether some finding is grave enough to flag the text. */
    default boolean flagged() {
        return findings().stream().anyMatch(finding -> finding.severity().flags());
    }
}
