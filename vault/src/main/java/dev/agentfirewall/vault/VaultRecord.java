package dev.agentfirewall.vault;

import dev.agentfirewall.json.Json;

/**
 * A record, open. Guarded: its content is in no {@code toString}.
 *
 * @param header what anybody could read
 * @param content what only the key opens
 */
public record VaultRecord(VaultHeader header, Json.Obj content) {
    @Override
    public String toString() {
        return "record `" + header.id() + "`";
    }
}
