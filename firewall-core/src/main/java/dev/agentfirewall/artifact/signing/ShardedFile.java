package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.ArtifactRole;
import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.ManifestEntry;
import dev.agentfirewall.artifact.signing.Statement.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A file that is signed in pieces, turned into one that is pinned as a whole: read once, every piece compared with its signed digest, and the
 * digest of the whole taken on the way. Who then loads it compares with that.
 */
final class ShardedFile {
    private static final int PIECE = 128 * 1024;
    private static final Digest NONE = new Digest("0".repeat(64));

    private ShardedFile() {}

    /** The entry of the file; one that no bytes fit where the file is not there or not the signed one, so that the verifier names it. */
    static ManifestEntry entry(ArtifactSource files, List<Resource> pieces, Set<String> there) {
        String path = pieces.get(0).path();
        long size = pieces.get(pieces.size() - 1).end();
        Digest whole = there.contains(path) ? whole(files, path, pieces) : NONE;
        return new ManifestEntry(path, whole, size, ArtifactRole.guess(path));
    }

    private static Digest whole(ArtifactSource files, String path, List<Resource> pieces) {
        try (InputStream in = files.open(path)) {
            MessageDigest all = sha256();
            for (Resource piece : pieces) {
                if (!piece.digest().equals(hash(in, piece.end() - piece.start(), all))) {
                    return NONE;
                }
            }
            return in.read() < 0 ? new Digest(HexFormat.of().formatHex(all.digest())) : NONE;
        } catch (IOException e) {
            return NONE;
        }
    }

    private static String hash(InputStream in, long length, MessageDigest all) throws IOException {
        MessageDigest own = sha256();
        byte[] buffer = new byte[PIECE];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(PIECE, left));
            if (read < 0) {
                break;
            }
            own.update(buffer, 0, read);
            all.update(buffer, 0, read);
            left -= read;
        }
        return left == 0 ? HexFormat.of().formatHex(own.digest()) : "";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
