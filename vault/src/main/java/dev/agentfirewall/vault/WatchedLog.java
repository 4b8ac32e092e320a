package dev.agentfirewall.vault;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.json.Json;

/** An audit log that a vault looks on at: before a record is written, so that no permit is on record whose evidence could not be kept. */
final class WatchedLog implements AuditSink {
    private final Vault vault;
    private final AuditSink log;

    WatchedLog(Vault vault, AuditSink log) {
        this.vault = vault;
        this.log = log;
    }

    @Override
    public AuditReceipt append(Json.Obj record) throws AuditException {
        vault.looked(record);
        AuditReceipt receipt = log.append(record);
        vault.audited(receipt, record);
        return receipt;
    }

    @Override
    public void close() throws AuditException {
        log.close();
    }
}
