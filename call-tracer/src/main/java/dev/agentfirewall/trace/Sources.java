package dev.agentfirewall.trace;

import dev.agentfirewall.conversation.Trace;
import java.util.List;

/** The sources that policy is told of: the first few, since a request is bounded. */
final class Sources {
    private static final int MAX = 8;

    private Sources() {}

    /** At most {@value #MAX} of {@code sources}, the first. */
    static List<Trace.Source> few(List<Trace.Source> sources) {
        return sources.size() <= MAX ? sources : sources.subList(0, MAX);
    }
}
