package dev.agentfirewall.audit;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Two logs that must both hold a record: files and a database, say, so that whoever rewrites one is contradicted by the other.
 *
 * <p>The first log numbers the records: its receipts are returned, and the {@code of} of a settled record counts in it. Each record in the
 * second carries the first's receipt in a member {@code first}, so that records are matched and the second anchors the first.
 *
 * <p><b>Guarantees</b> are those of {@link AuditSink}. When the second log fails, the record counts as not written although the first
 * holds it: a log may hold a decision that was never acted on.
 *
 * <p>Thread-safe where both sinks are. It owns them: closing it closes both.
 */
public final class TeeAuditSink implements AuditSink, Vitals {
    private final AuditSink first;
    private final AuditSink second;

    /** Writes to {@code first}, then to {@code second}. */
    public TeeAuditSink(AuditSink first, AuditSink second) {
        this.first = Objects.requireNonNull(first, "first");
        this.second = Objects.requireNonNull(second, "second");
    }

    @Override
    public AuditReceipt append(Json.Obj record) throws AuditException {
        AuditReceipt receipt = first.append(record);
        second.append(anchored(record, receipt));
        return receipt;
    }

    // A record that comes from another such sink has its receipt already.
    private static Json.Obj anchored(Json.Obj record, AuditReceipt receipt) {
        if (record.get("first").isPresent()) {
            return record;
        }
        Json.ObjBuilder out = Json.object();
        record.members().forEach(out::put);
        return out.put("first", receipt.toString()).build();
    }

    /** Those of both. */
    @Override
    public List<Vital> vitals() {
        return Stream.of(first, second)
                .flatMap(sink -> Vitals.of(sink).stream())
                .toList();
    }

    /** Closes both, the second even when the first fails. */
    @Override
    public void close() throws AuditException {
        try {
            first.close();
        } finally {
            second.close();
        }
    }
}
