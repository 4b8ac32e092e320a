package dev.agentfirewall.artifact.format.onnx;

import dev.agentfirewall.artifact.format.read.MalformedException;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A tensor in an ONNX graph, as far as where its bytes lie.
 *
 * @param name may be empty
 * @param bytes that its shape needs; -1 for texts, which have no size, and types that are not known
 * @param inside raw bytes in the file; -1 when there are none
 * @param outside where its bytes lie otherwise, by the keys that ONNX gives them; empty when they lie inside
 */
record OnnxTensor(String name, long bytes, long inside, Map<String, String> outside) {
    private static final int MAX_NAME = 1 << 16;
    private static final int MAX_DIMENSIONS = 64;
    private static final int EXTERNAL = 1;

    /** Bits of an element by the number of its type; 0 where it has no size. */
    private static final int[] BITS = {
        0, 32, 8, 8, 16, 16, 32, 64, 0, 8, 16, 64, 32, 64, 64, 128, 16, 8, 8, 8, 8, 4, 4, 4, 8, 2, 2
    };

    OnnxTensor {
        outside = Map.copyOf(outside);
    }

    static OnnxTensor read(WireReader in) throws IOException, MalformedException {
        Parts parts = new Parts();
        while (in.next()) {
            parts.add(in);
        }
        if (parts.external && parts.outside.isEmpty()) {
            throw new MalformedException(
                    "tensor " + Problems.quoted(parts.name) + " lies outside, and nothing says where");
        }
        return new OnnxTensor(parts.name, parts.bytes(), parts.inside, parts.outside);
    }

    /** What a message has said so far. */
    private static final class Parts {
        private String name = "";
        private long elements = 1;
        private long type;
        private long inside = -1;
        private boolean external;
        private final Map<String, String> outside = new HashMap<>();

        void add(WireReader in) throws IOException, MalformedException {
            switch (in.field()) {
                case 1 -> dimensions(in.numbers(MAX_DIMENSIONS));
                case 2 -> type = in.number();
                case 8 -> name = in.text(MAX_NAME);
                case 9 -> inside = in.length();
                case 13 -> place(in.message());
                case 14 -> external |= in.number() == EXTERNAL;
                default -> {
                    // typed data, descriptions: nothing that leads anywhere
                }
            }
        }

        private void dimensions(long[] dimensions) throws MalformedException {
            try {
                for (long dimension : dimensions) {
                    elements = Math.multiplyExact(elements, dimension);
                    if (dimension < 0) {
                        throw new MalformedException("a tensor's dimension is below 0");
                    }
                }
            } catch (ArithmeticException e) {
                throw new MalformedException("a tensor's shape has more elements than there are numbers");
            }
        }

        private void place(WireReader entry) throws IOException, MalformedException {
            String key = "";
            String value = "";
            while (entry.next()) {
                if (entry.field() == 1) {
                    key = entry.text(MAX_NAME);
                } else if (entry.field() == 2) {
                    value = entry.text(MAX_NAME);
                }
            }
            if (outside.put(key, value) != null) {
                throw new MalformedException("a tensor says twice where its bytes lie");
            }
        }

        long bytes() throws MalformedException {
            int bits = type >= 0 && type < BITS.length ? BITS[(int) type] : 0;
            if (bits == 0) {
                return -1;
            }
            try {
                return Math.addExact(Math.multiplyExact(elements, bits), 7) / 8;
            } catch (ArithmeticException e) {
                throw new MalformedException("a tensor's shape has more elements than there are numbers");
            }
        }
    }
}
