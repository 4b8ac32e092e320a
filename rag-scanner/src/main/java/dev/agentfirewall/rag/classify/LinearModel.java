package dev.agentfirewall.rag.classify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Logistic regression over hashed 1-, 2- and 3-grams of pieces: microseconds a window, so that it can read every window
 * of a text of any length and choose those that the encoder reads. Weights are int8, 2<sup>18</sup> of them.
 *
 * <p>The hash is the training's ({@code training/guard/linear.py}), bit for bit. Thread-safe.
 */
final class LinearModel {
    private static final int BITS = 18;
    private static final int SIZE = 1 << BITS;
    private static final int LONGEST = 3;

    private final byte[] weights;
    private final float scale;
    private final float bias;

    private LinearModel(byte[] weights, float scale, float bias) {
        this.weights = weights;
        this.scale = scale;
        this.bias = bias;
    }

    /** Reads the next model: scale and bias as little-endian floats, then the weights. */
    static LinearModel read(ByteBuffer from) {
        ByteBuffer in = from.order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < 2 * Float.BYTES + SIZE) {
            throw new IllegalArgumentException(
                    "linear.bin ends early: two models of " + SIZE + " weights are expected");
        }
        float scale = in.getFloat();
        float bias = in.getFloat();
        byte[] weights = new byte[SIZE];
        in.get(weights);
        return new LinearModel(weights, scale, bias);
    }

    /** The log-odds of a window. */
    double logit(long[] ids) {
        int[] buckets = buckets(ids);
        long sum = 0;
        int distinct = 0;
        for (int i = 0; i < buckets.length; i++) {
            if (i == 0 || buckets[i] != buckets[i - 1]) {
                sum += weights[buckets[i]];
                distinct++;
            }
        }
        return distinct == 0 ? bias : bias + scale * sum / Math.sqrt(distinct);
    }

    private static int[] buckets(long[] ids) {
        int length = ids.length;
        int[] buckets = new int[length + Math.max(0, length - 1) + Math.max(0, length - 2)];
        int at = 0;
        for (int order = 1; order <= LONGEST; order++) {
            for (int i = 0; i + order <= length; i++) {
                buckets[at++] = bucket(ids, i, order);
            }
        }
        Arrays.sort(buckets);
        return buckets;
    }

    private static int bucket(long[] ids, int at, int order) {
        int hash = 0x811C9DC5;
        for (int k = 0; k < order; k++) {
            hash = (hash ^ (int) ids[at + k]) * 0x85EBCA6B;
            hash ^= hash >>> 13;
        }
        return hash & (SIZE - 1);
    }
}
