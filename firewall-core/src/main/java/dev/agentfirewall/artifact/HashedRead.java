package dev.agentfirewall.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One file, read once from end to end, and hashed as it is read: one piece is hashed while another thread reads the next. */
final class HashedRead {
    private static final int PIECE = 2 * 1024 * 1024;

    private final long size;
    private final Digest digest;
    private final byte @Nullable [] bytes;

    private HashedRead(long size, Digest digest, byte @Nullable [] bytes) {
        this.size = size;
        this.digest = digest;
        this.bytes = bytes;
    }

    /** Reads a file that should have {@code size} bytes and keeps them; one that has more or fewer is told apart by {@link #size}. */
    static HashedRead keeping(InputStream in, int size) throws IOException {
        MessageDigest sha256 = Digest.newSha256();
        byte[] all = new byte[size];
        int done = 0;
        int read = in.readNBytes(all, 0, Math.min(PIECE, size));
        while (read > 0) {
            int from = done + read;
            ReadAhead next = ReadAhead.of(in, all, from, Math.min(PIECE, size - from));
            sha256.update(all, done, read);
            done = from;
            read = next.await();
        }
        boolean longer = done == size && in.read() >= 0;
        return new HashedRead(longer ? size + 1L : done, digest(sha256), all);
    }

    /** Reads a file of any size and keeps nothing; stops once it is longer than {@code limit}. */
    static HashedRead streaming(InputStream in, long limit) throws IOException {
        MessageDigest sha256 = Digest.newSha256();
        byte[] piece = new byte[(int) Math.min(PIECE, limit + 1)];
        byte[] other = new byte[piece.length < PIECE ? 0 : PIECE];
        long done = 0;
        int read = in.readNBytes(piece, 0, piece.length);
        while (read > 0 && done <= limit) {
            ReadAhead next = ReadAhead.of(in, other, 0, read < PIECE ? 0 : PIECE);
            sha256.update(piece, 0, read);
            done += read;
            byte[] hashed = piece;
            piece = other;
            other = hashed;
            read = next.await();
        }
        return new HashedRead(done, digest(sha256), null);
    }

    /** Whether this is what was pinned, whole. */
    boolean is(ManifestEntry pinned) {
        return size == pinned.size() && digest.equals(pinned.sha256());
    }

    long size() {
        return size;
    }

    Digest digest() {
        return digest;
    }

    byte @Nullable [] bytes() {
        return bytes;
    }

    private static Digest digest(MessageDigest sha256) {
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }
}
