package dev.agentfirewall.artifact.format.code;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.Problems;
import java.util.Set;

/** Everything else. */
public final class UnknownInspector implements Inspector {
    @Override
    public String format() {
        return "unknown";
    }

    @Override
    public Set<String> endings() {
        return Set.of();
    }

    @Override
    public boolean recognises(InspectedFile file) {
        return true;
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) {
        problems.add(file, FormatCode.UNKNOWN, "a format that is not known");
    }
}
