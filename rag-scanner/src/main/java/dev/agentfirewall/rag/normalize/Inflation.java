package dev.agentfirewall.rag.normalize;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Unpacks gzip and zlib as far as a budget goes. What is broken off or not packed at all is no text. */
final class Inflation {
    private static final int CHUNK = 4096;
    private static final int SHORTEST = 12;

    private Inflation() {}

    /** Whether {@code bytes} begin as packed ones do. */
    static boolean packed(byte[] bytes) {
        if (bytes.length < SHORTEST) {
            return false;
        }
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return gzip(first, second) || (first == 0x78 && (first * 256 + second) % 31 == 0);
    }

    private static boolean gzip(int first, int second) {
        return first == 0x1F && second == 0x8B;
    }

    /** {@code bytes} unpacked; what unpacks to more than {@code budget} has is cut there, and the budget says so. */
    static Optional<byte[]> unpack(byte[] bytes, DecodeBudget budget) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (InputStream in = open(bytes)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
                if (!budget.take(read)) {
                    break;
                }
                plain.write(chunk, 0, read);
            }
        } catch (IOException e) {
            // broken off or not packed after all: what came out until then is read
        }
        return plain.size() == 0 ? Optional.empty() : Optional.of(plain.toByteArray());
    }

    private static InputStream open(byte[] bytes) throws IOException {
        InputStream packed = new ByteArrayInputStream(bytes);
        return gzip(bytes[0] & 0xFF, bytes[1] & 0xFF) ? new GZIPInputStream(packed) : new InflaterInputStream(packed);
    }
}
