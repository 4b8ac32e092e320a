package dev.agentfirewall.artifact.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** GGUF files written by hand, a lie in each. */
final class GgufBytes {
    private static final int U32 = 4;
    private final ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

    private GgufBytes(int version, long tensors, long pairs) {
        out.put("GGUF".getBytes(StandardCharsets.US_ASCII))
                .putInt(version)
                .putLong(tensors)
                .putLong(pairs);
    }

    static byte[] with(String lie) {
        return switch (lie) {
            case "version" -> new GgufBytes(9, 0, 0).bytes();
            case "tensors" -> new GgufBytes(3, 1L << 40, 0).bytes();
            case "pairs" -> new GgufBytes(3, 0, -1).bytes();
            case "key" -> new GgufBytes(3, 0, 1).length(1L << 40).bytes(20);
            case "twice" ->
                new GgufBytes(3, 0, 2).pair("a", U32, 1).pair("a", U32, 2).bytes();
            case "alignment" ->
                new GgufBytes(3, 0, 1).pair("general.alignment", U32, 24).bytes();
            case "type" -> new GgufBytes(3, 0, 1).pair("a", 77, 1).bytes();
            case "cut" -> Arrays.copyOf(new GgufBytes(3, 0, 1).pair("a", U32, 1).bytes(), 39);
            case "behind" -> new GgufBytes(3, 0, 0).bytes(100);
            default -> throw new IllegalArgumentException(lie);
        };
    }

    /** One tensor called {@code t} of one dimension, and so many bytes behind the header. */
    static byte[] tensor(long length, int type, long offset, int data) {
        GgufBytes file = new GgufBytes(3, 1, 0);
        file.text("t").out.putInt(1).putLong(length).putInt(type).putLong(offset);
        return file.bytes((32 - file.out.position() % 32) % 32 + data);
    }

    private GgufBytes pair(String key, int type, int value) {
        text(key).out.putInt(type).putInt(value);
        return this;
    }

    private GgufBytes text(String text) {
        out.putLong(text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    private GgufBytes length(long length) {
        out.putLong(length);
        return this;
    }

    private byte[] bytes() {
        return bytes(0);
    }

    private byte[] bytes(int more) {
        return Arrays.copyOf(out.array(), out.position() + more);
    }
}
