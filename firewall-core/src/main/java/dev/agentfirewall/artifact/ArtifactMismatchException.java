package dev.agentfirewall.artifact;

import java.util.List;
import java.util.stream.Collectors;

/** Files that are not those of the manifest. Names all differences, so that one look is enough. */
public final class ArtifactMismatchException extends ArtifactVerificationException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    private final transient List<Difference> differences;

    ArtifactMismatchException(String name, String where, List<Difference> differences) {
        super(message(name, where, differences));
        this.differences = List.copyOf(differences);
    }

    /** Every difference, by path. */
    public List<Difference> differences() {
        return differences;
    }

    private static String message(String name, String where, List<Difference> differences) {
        String listed =
                differences.stream().limit(SHOWN).map(Difference::toString).collect(Collectors.joining("; "));
        String more = differences.size() > SHOWN ? "; and " + (differences.size() - SHOWN) + " more" : "";
        return "model " + ArtifactPath.printable(name) + " not loaded from " + where + ": " + listed + more;
    }
}
