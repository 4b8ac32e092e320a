package dev.agentfirewall.postgres;

import dev.agentfirewall.crypto.AesGcm;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** A byte that says so, and what AES-256-GCM makes of the content, its place authenticated with it. */
final class AesSeal implements Seal {
    private static final byte MARK = 1;

    private final byte[] key;

    AesSeal(byte[] key) {
        if (key.length != AesGcm.KEY_BYTES) {
            throw new IllegalArgumentException("a seal's key has 32 bytes");
        }
        this.key = key.clone();
    }

    @Override
    public byte[] seal(byte[] content, byte[] place) {
        byte[] text = AesGcm.seal(key, content, place);
        byte[] marked = new byte[1 + text.length];
        marked[0] = MARK;
        System.arraycopy(text, 0, marked, 1, text.length);
        return marked;
    }

    @Override
    public byte[] open(byte[] sealed, byte[] place) throws GeneralSecurityException {
        if (sealed.length == 0 || sealed[0] != MARK) {
            throw new GeneralSecurityException("not sealed with a key");
        }
        return AesGcm.open(key, Arrays.copyOfRange(sealed, 1, sealed.length), place);
    }
}
