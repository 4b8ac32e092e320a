package dev.agentfirewall.redteam.replay;

import dev.agentfirewall.redteam.run.MalformedRunException;
import java.util.Optional;

/** Where runs come from, one at a time. */
@FunctionalInterface
public interface RunSource<R> {

    /** The next run, empty at the end. */
    Optional<R> next() throws MalformedRunException;
}
