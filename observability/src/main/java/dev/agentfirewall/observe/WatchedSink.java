package dev.agentfirewall.observe;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.json.Json;

/** Where records go, watched: what is metered of decisions is what is recorded of them. */
record WatchedSink(AuditSink sink, Watch watch, Recorded recorded) implements AuditSink {
    @Override
    public AuditReceipt append(Json.Obj record) throws AuditException {
        long began = System.nanoTime();
        try {
            AuditReceipt receipt = sink.append(record);
            watch.quietly(() -> recorded.tell(record, receipt));
            return receipt;
        } catch (AuditException | RuntimeException | Error e) {
            watch.quietly(() -> watch.meters().count(Metric.AUDIT_FAILURES));
            throw e;
        } finally {
            watch.quietly(() -> watch.meters().stage(Stage.AUDIT, System.nanoTime() - began));
        }
    }

    @Override
    public void close() throws AuditException {
        sink.close();
    }
}
