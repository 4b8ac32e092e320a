package dev.agentfirewall.approvals.http;

import dev.agentfirewall.approvals.http.MessageSeal.Purpose;
import java.time.Instant;
import java.util.Map;

/** By what the other side's messages are known. Thread-safe. */
public sealed interface MessageCheck permits MessageSeal, Ed25519Keys {

    /**
     * Whether the proof in {@code headers} is that of the body, the purpose, the time and the nonce, by a key that is trusted. How old it is, and whether it
     * was seen before, is for the caller to see.
     *
     * @param headers by name, whose case does not count
     */
    boolean holds(Purpose purpose, Map<String, String> headers, byte[] body);

    /** The time now, by the clock that says how old a message is. */
    Instant now();
}
