package dev.agentfirewall.postgres;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A byte that says so, 96 random bits, and what AES-256-GCM makes of the content, its place authenticated with it. Random nonces are safe for
 * some four billion tickets a key (NIST SP 800-38D, 8.3).
 */
final class AesSeal implements Seal {
    private static final byte MARK = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    AesSeal(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("a seal's key has 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    @Override
    public byte[] seal(byte[] content, byte[] place) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(content);
        byte[] sealed = new byte[1 + NONCE + encrypted.length];
        sealed[0] = MARK;
        System.arraycopy(nonce, 0, sealed, 1, NONCE);
        System.arraycopy(encrypted, 0, sealed, 1 + NONCE, encrypted.length);
        return sealed;
    }

    @Override
    public byte[] open(byte[] sealed, byte[] place) throws GeneralSecurityException {
        if (sealed.length <= NONCE || sealed[0] != MARK) {
            throw new GeneralSecurityException("not sealed with a key");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
        return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place);
        return cipher;
    }
}
