package dev.agentfirewall.vault;

import dev.agentfirewall.json.Json;

/**
 * A conversation as a run for a replay, whole. Guarded: none of it is in {@code toString}.
 *
 * @param run a line of a file of runs
 * @param offers the tools as the model was last offered them
 * @param declarations what the host said about them
 */
public record VaultRun(Json.Obj run, Json.Arr offers, Json.Obj declarations) {
    @Override
    public String toString() {
        return "run of a vault";
    }
}
