package dev.agentfirewall.postgres;

import java.security.GeneralSecurityException;

/**
 * Keeps what an approver is shown from whoever reads the database or a backup of it. Only those who ask and those who show it need to open it.
 * Thread-safe.
 */
public interface Seal {

    /**
     * What is stored for {@code content}.
     *
     * @param place where it is stored; it opens nowhere else
     */
    byte[] seal(byte[] content, byte[] place) throws GeneralSecurityException;

    /**
     * The content again.
     *
     * @throws GeneralSecurityException when it was sealed with another key, for another place, or changed
     */
    byte[] open(byte[] sealed, byte[] place) throws GeneralSecurityException;

    /** No seal: the database's own access rights protect what is stored. */
    static Seal none() {
        return new NoSeal();
    }

    /** AES-256 in Galois/Counter Mode, by a key of 32 bytes that is kept outside the database. */
    static Seal aes(byte[] key) {
        return new AesSeal(key);
    }
}
