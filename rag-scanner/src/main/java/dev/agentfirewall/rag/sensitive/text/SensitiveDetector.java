package dev.agentfirewall.rag.sensitive.text;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks for some kinds of sensitive data.
 *
 * <p><b>Guarantees</b> that an implementation gives: thread-safe and stateless; work linear in the page; it never throws for what a
 * page holds.
 */
public interface SensitiveDetector {

    /** The kinds that it finds. */
    List<Kind> kinds();

    /** The sets of words whose places it asks a page for. */
    default Set<Topic> topics() {
        return Set.of();
    }

    /** Tells {@code found} of each piece; pieces may overlap. */
    void look(Page page, Consumer<Sighting> found);
}
