package dev.agentfirewall.redteam.importer;

import dev.agentfirewall.json.Json;
import java.util.List;

/**
 * Turns another program's records into recorded runs. Nobody's labels are in such records, so a run that is imported has none.
 *
 * <p><b>Guarantees</b> that an implementation gives: it holds no state, adds no words of its own and leaves none out that the model was shown; a
 * record in which it knows no conversation is passed over and not guessed at.
 */
@FunctionalInterface
public interface RunImporter {

    /** The runs in {@code records}, which are all those of one file, in its order. */
    List<Json.Obj> runs(List<Json> records);
}
