package dev.agentfirewall.rag.detect;

import dev.agentfirewall.scan.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing to look for in canonical text.
 *
 * <p><b>Guarantees</b> that an implementation gives: stateless and thread-safe; linear in the length of the passage
 * (regular expressions of RE2/J only).
 */
public interface Detector {

    /** Its name in findings and policies, and the name of its page. */
    String code();

    /**
     * Words without which it cannot match: at least one of each group, all within its {@link #reach()}. Lower case,
     * folded. A {@code |} at a word's end asks for the end of a word.
     */
    List<Set<String>> words();

    /** How many groups, counted from the first, must have a word in the first of its sentences. */
    default int opening() {
        return 1;
    }

    /** How many sentences it looks at together, the first of which holds a word of the first group. */
    default int reach() {
        return 1;
    }

    /** Whether it has something to say on {@code channel}. */
    default boolean listensTo(Channel channel) {
        return channel != Channel.SYSTEM;
    }

    /** Whether what it sees is an order, so that what follows it in the same field is its payload. */
    default boolean opensOrder() {
        return true;
    }

    /** Looks at {@code passage}. */
    Optional<Match> examine(Passage passage);
}
