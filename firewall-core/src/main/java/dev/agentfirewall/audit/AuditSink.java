package dev.agentfirewall.audit;

import dev.agentfirewall.json.Json;

/**
 * Where records go.
 *
 * <p><b>Guarantees.</b> When {@link #append} returns, the record is in the log, chained to the one before it. When it throws, the
 * caller must not act: the record counts as not written. One failed append does not end the sink; the next one is tried afresh.
 *
 * <p>Thread-safe. An interrupted caller is served like any other and keeps its interrupt.
 */
public interface AuditSink extends AutoCloseable {

    /**
     * Puts {@code record} into the log. The sink adds the sequence number and the hashes around it.
     *
     * @throws AuditException when the record is not in the log
     */
    AuditReceipt append(Json.Obj record) throws AuditException;

    /** Makes what was appended durable and lets go of the log; later appends throw. Closing twice does nothing. */
    @Override
    void close() throws AuditException;
}
