package dev.agentfirewall.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One file, read once from end to end, and hashed as it is read. */
final class HashedRead {
    // hashed while it is still in the processor's cache
    private static final int PIECE = 128 * 1024;

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
        int read = 0;
        while (done < size && (read = in.read(all, done, Math.min(PIECE, size - done))) >= 0) {
            sha256.update(all, done, read);
            done += read;
        }
        boolean longer = done == size && in.read() >= 0;
        return new HashedRead(longer ? size + 1L : done, digest(sha256), all);
    }

    /** Reads a file of any size and keeps nothing; stops once it is longer than {@code limit}. */
    static HashedRead streaming(InputStream in, long limit) throws IOException {
        MessageDigest sha256 = Digest.newSha256();
        byte[] piece = new byte[PIECE];
        long done = 0;
        int read = 0;
        while (done <= limit && (read = in.read(piece)) >= 0) {
            sha256.update(piece, 0, read);
            done += read;
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
