package dev.agentfirewall.call;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a tool of another process's stands against what a person agreed to: whether server and tool are still as they were then, and
 * what speaks against the tool beside the others that are offered.
 *
 * @param locked whether a person agreed to exactly this tool of exactly this server
 * @param doubts codes such as {@code mcp.lookalike}, sorted, each once
 */
public record LockState(boolean locked, List<String> doubts) {
    /** As a person agreed to it. */
    public static final LockState LOCKED = new LockState(true, List.of());

    /** Nobody agreed to it, or it changed since. */
    public static final LockState UNLOCKED = new LockState(false, List.of());

    public LockState {
        doubts = doubts.stream().sorted().distinct().toList();
    }

    /** This state, with more that speaks against the tool. */
    public LockState doubting(Collection<String> codes) {
        return new LockState(
                locked, Stream.concat(doubts.stream(), codes.stream()).toList());
    }
}
