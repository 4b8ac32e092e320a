package dev.agentfirewall.vault;

/**
 * Wraps the keys of a vault's subjects: a key file, or a key management service that never gives its key away.
 *
 * <p><b>Guarantees</b> that an implementation gives: what {@link #wrap} gave, {@link #unwrap} takes under the same id and context, and nothing else. It
 * answers or throws within a bounded time. Thread-safe.
 *
 * <p>A vault asks it once for each subject and minute, while it holds the vault's lock.
 */
public interface KeyService {

    /** By which key {@link #wrap} wraps now: letters, digits and {@code . _ : / -}, 200 at most. */
    String keyId();

    /**
     * Encrypts a key of 32 bytes.
     *
     * @param context is bound to it, and is not secret
     */
    byte[] wrap(byte[] key, byte[] context) throws VaultException;

    /**
     * Gives back the key that was wrapped by {@code keyId}, which may be an older one than {@link #keyId()}.
     *
     * @throws VaultException when it was wrapped by another key, in another context, or was changed
     */
    byte[] unwrap(String keyId, byte[] wrapped, byte[] context) throws VaultException;
}
