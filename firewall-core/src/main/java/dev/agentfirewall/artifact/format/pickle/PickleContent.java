package dev.agentfirewall.artifact.format.pickle;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a walk found.
 *
 * @param imports modules and names, joined by dots, in order
 * @param calls how often something imported would be called or filled
 * @param opcodes how many instructions made sense
 * @param protocol whether it says which protocol it is, as all from 2 on do
 * @param broken why the walk ended early; empty when it did not
 */
record PickleContent(Set<String> imports, int calls, int opcodes, boolean protocol, String broken) {
    PickleContent {
        imports = new TreeSet<>(imports);
    }

    boolean complete() {
        return broken.isEmpty();
    }

    /** Whether bytes of which nothing else is known are a pickle: Python runs one to where it breaks. */
    boolean convincing() {
        boolean says = protocol && opcodes > 1;
        boolean does = calls > 0 && !imports.isEmpty();
        return says || does || (complete() && !imports.isEmpty());
    }
}
