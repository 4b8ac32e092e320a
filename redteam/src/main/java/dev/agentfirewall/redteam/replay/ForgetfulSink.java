package dev.agentfirewall.redteam.replay;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes records and keeps none: what a replay decides is acted on by nobody, so that nothing need be proven of it later. Thread-safe.
 */
final class ForgetfulSink implements AuditSink {
    private static final Digest NOTHING = Digest.of(CanonicalJson.write(Json.Obj.EMPTY));

    private final AtomicLong written = new AtomicLong();

    @Override
    public AuditReceipt append(Json.Obj record) {
        return new AuditReceipt(written.incrementAndGet(), NOTHING);
    }

    @Override
    public void close() {
        // it holds nothing
    }
}
