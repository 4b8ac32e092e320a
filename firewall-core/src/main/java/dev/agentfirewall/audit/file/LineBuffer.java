package dev.agentfirewall.audit.file;

import static dev.agentfirewall.audit.file.Pending.ascii;

import dev.agentfirewall.artifact.Digest;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The lines of one group, spliced from events that are canonical already: {@code {"event":…,"hash":…,"prev":…,"seq":…}}. The hash
 * covers the line without its {@code "hash"} member; both are canonical, since {@code hash} sorts between the two halves. Reused
 * from group to group; not thread-safe.
 */
final class LineBuffer {
    /** Hexadecimal digits of a SHA-256. */
    static final int HEX_LENGTH = 64;

    /** The most that a line adds to its event. */
    static final int FRAME_LENGTH = 256;

    private static final int KEPT = 1024 * 1024;
    private static final byte[] HASH = ascii(",\"hash\":\"sha256:");
    private static final byte[] PREV = ascii(",\"prev\":\"sha256:");
    private static final byte[] SEQ = ascii("\",\"seq\":");
    private static final byte[] HEX = ascii("0123456789abcdef");

    private byte[] bytes = new byte[16 * 1024];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Forgets its lines, and a size that only one large group needed. */
    void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[16 * 1024];
        }
    }

    /**
     * Adds a line.
     *
     * @param digest has seen the opening and the event
     * @param previous the hash before, in hexadecimal
     * @param hash receives this line's hash in hexadecimal
     */
    void line(byte[] event, MessageDigest digest, byte[] previous, long number, byte[] hash) {
        ensure(event.length + FRAME_LENGTH);
        put(Pending.OPENING);
        put(event);
        put(HASH);
        int place = length;
        length += HEX_LENGTH;
        put((byte) '"');
        int rest = length;
        put(PREV);
        put(previous);
        put(SEQ);
        put(ascii(Long.toString(number)));
        put((byte) '}');
        digest.update(bytes, rest, length - rest);
        put((byte) '\n');
        hex(digest.digest(), hash);
        System.arraycopy(hash, 0, bytes, place, HEX_LENGTH);
    }

    /** The hash of a line in canonical form, without its end: SHA-256 over all of it but the {@code "hash"} member. */
    static Digest hash(byte[] line, long number) {
        int rest = PREV.length + HEX_LENGTH + SEQ.length + Long.toString(number).length() + 1;
        int member = HASH.length + HEX_LENGTH + 1;
        byte[] covered = new byte[line.length - member];
        System.arraycopy(line, 0, covered, 0, covered.length - rest);
        System.arraycopy(line, line.length - rest, covered, covered.length - rest, rest);
        return Digest.of(covered);
    }

    private void ensure(int more) {
        int wanted = Math.addExact(length, more);
        if (wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(wanted, Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L)));
        }
    }

    private void put(byte[] part) {
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
    }

    private void put(byte part) {
        bytes[length++] = part;
    }

    private static void hex(byte[] digest, byte[] hex) {
        for (int i = 0; i < digest.length; i++) {
            hex[2 * i] = HEX[(digest[i] >> 4) & 15];
            hex[2 * i + 1] = HEX[digest[i] & 15];
        }
    }
}
