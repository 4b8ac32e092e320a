package dev.agentfirewall.vault;

import dev.agentfirewall.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Records of who did what with a vault. They hold nothing that a vault holds. */
public final class Access {
    private Access() {}

    /**
     * An access, for an audit log.
     *
     * @param who the host's name for whoever did it
     * @param action such as {@code show} or {@code erase}
     * @param asked what for: digests, times and names of records
     */
    public static Json.Obj event(Instant time, String who, String action, Json.Obj asked) {
        return Json.object()
                .put("action", action)
                .put("asked", asked)
                .put("by", who)
                .put("kind", "vault_access")
                .put("time", time.truncatedTo(ChronoUnit.MILLIS).toString())
                .build();
    }

    /** A subject, as records of access name it: by the digest that the vault's headers name it by. */
    public static Json.Obj subject(String id, Optional<String> tenant) {
        return Json.object().put("subject", SubjectName.of(id, tenant).hex()).build();
    }
}
