package dev.agentfirewall.postgres;

import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Content as it is, after a byte that says so. */
final class NoSeal implements Seal {
    private static final byte MARK = 0;

    @Override
    public byte[] seal(byte[] content, byte[] place) {
        byte[] marked = new byte[content.length + 1];
        marked[0] = MARK;
        System.arraycopy(content, 0, marked, 1, content.length);
        return marked;
    }

    @Override
    public byte[] open(byte[] sealed, byte[] place) throws GeneralSecurityException {
        if (sealed.length == 0 || sealed[0] != MARK) {
            throw new GeneralSecurityException("sealed with a key");
        }
        return Arrays.copyOfRange(sealed, 1, sealed.length);
    }
}
