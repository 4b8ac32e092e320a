package dev.agentfirewall.cli.demo;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;

/** The demo's audit log: what goes into it is also told to the audience, scene by scene. Thread-safe. */
final class RunLog implements AuditSink {
    private final AuditSink files;
    private final List<RunRecord> sinceScene = new ArrayList<>();

    RunLog(AuditSink files) {
        this.files = files;
    }

    @Override
    public AuditReceipt append(Json.Obj record) throws AuditException {
        AuditReceipt receipt = files.append(record);
        synchronized (sinceScene) {
            sinceScene.add(new RunRecord(receipt.sequence(), record));
        }
        return receipt;
    }

    /** The records since the last time this was asked. */
    List<RunRecord> scene() {
        synchronized (sinceScene) {
            List<RunRecord> records = List.copyOf(sinceScene);
            sinceScene.clear();
            return records;
        }
    }

    @Override
    public void close() throws AuditException {
        files.close();
    }
}
