package dev.agentfirewall.scan;

import dev.agentfirewall.artifact.Digest;
import java.util.List;
import java.util.Optional;

/**
 * Looks for orders hidden in text.
 *
 * <p><b>Guarantees</b> that an implementation gives: it is thread-safe; the same text on the same channel gets the
 * same report; every span lies within the text; work is bounded, and a text it could not read whole is reported
 * {@link ScanReport.Incomplete}. A scanner that throws counts as one that stopped early.
 */
public interface Scanner {

    /** Scans {@code text} as it reached the model by {@code channel}. */
    ScanReport scan(String text, Channel channel);

    /** Which rules these are, for the audit record, such as {@code rules/1}. */
    String name();

    /** The digest of the model behind this scanner, where there is one. */
    default Optional<Digest> model() {
        return Optional.empty();
    }

    /** Reports nothing. For tests and for hosts that screen elsewhere. */
    static Scanner none() {
        return new Scanner() {
            @Override
            public ScanReport scan(String text, Channel channel) {
                return ScanReport.clean();
            }

            @Override
            public String name() {
                return "none";
            }
        };
    }

    /** All of {@code scanners} in order, as one. One that throws makes the report incomplete and does not stop the others. */
    static Scanner all(List<Scanner> scanners) {
        return scanners.size() == 1 ? scanners.get(0) : new CompositeScanner(scanners);
    }
}
