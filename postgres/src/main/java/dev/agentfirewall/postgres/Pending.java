package dev.agentfirewall.postgres;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.json.Json;
import org.jspecify.annotations.Nullable;

/** An event on its way into the log. What becomes of it first stands. Guarded by the sink's lock. */
final class Pending {
    private final Json.Obj event;
    private final int bytes;
    private @Nullable AuditReceipt receipt;
    private @Nullable String failure;

    Pending(Json.Obj event, int bytes) {
        this.event = event;
        this.bytes = bytes;
    }

    /** How large it is. */
    int bytes() {
        return bytes;
    }

    Json.Obj event() {
        return event;
    }

    boolean settled() {
        return receipt != null || failure != null;
    }

    void succeed(AuditReceipt written) {
        receipt = written;
    }

    void fail(String why) {
        if (!settled()) {
            failure = why;
        }
    }

    AuditReceipt receipt() throws AuditException {
        if (receipt == null) {
            throw new AuditException("audit record not written: " + failure
                    + "; the caller must not act, the next record is tried afresh");
        }
        return receipt;
    }
}
