package dev.agentfirewall.approvals.http;

import dev.agentfirewall.approvals.http.MessageSeal.Purpose;
import java.util.Map;

/** Who sends messages that the other side can tell from anybody else's. Thread-safe. */
public sealed interface MessageSigner permits MessageSeal, Ed25519Signer {

    /** The headers of a message that is sent now: when, a nonce, by which key, and the proof. */
    Map<String, String> headers(Purpose purpose, byte[] body);
}
