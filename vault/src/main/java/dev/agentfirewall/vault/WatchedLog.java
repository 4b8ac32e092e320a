package dev.agentfirewall.vault;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.util.List;
import java.util.stream.Stream;

/** An audit log that a vault looks on at: before a record is written, so that no permit is on record whose evidence could not be kept. */
final class WatchedLog implements AuditSink, Vitals {
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

    /** The log's, and the vault's. */
    @Override
    public List<Vital> vitals() {
        return Stream.concat(Vitals.of(log).stream(), vault.vitals().stream()).toList();
    }

    @Override
    public void close() throws AuditException {
        log.close();
    }
}
