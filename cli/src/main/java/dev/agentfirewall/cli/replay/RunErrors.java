package dev.agentfirewall.cli.replay;

import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.redteam.run.MalformedRunException;

/** A file of runs or tools that cannot be read, as the command line says it. */
final class RunErrors {
    private RunErrors() {}

    static UnreadableFileException of(MalformedRunException e) {
        return e.line() > 0
                ? new UnreadableFileException(e.file(), e.line(), e.what())
                : new UnreadableFileException(e.file(), e.what());
    }
}
