package dev.agentfirewall.rag.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class LinearModelTest {
    private static final int WEIGHTS = 1 << 18;
    private static final int PYTHON_5 = 244283;
    private static final int PYTHON_9 = 254371;
    private static final int PYTHON_5_9 = 128196;

    @Test
    void logit_ofNothing_isTheBias() {
        assertThat(model(0.5f, -2f, (byte) 1).logit(new long[0])).isEqualTo(-2.0);
    }

    @Test
    void logit_countsEachBucketOnce() {
        // 7 7 7 has the n-grams 7, 7 7 and 7 7 7 once each: three buckets of weight 1, by the root of three
        assertThat(model(0.5f, -2f, (byte) 1).logit(new long[] {7, 7, 7}))
                .isCloseTo(-2 + 0.5 * Math.sqrt(3), within(1e-6));
    }

    @Test
    void logit_hashesAsTheTrainingDoes() {
        ByteBuffer file = file(1f, 0f, (byte) 0);
        // buckets of the window 5 9 as training/guard/linear.py computes them
        for (int bucket : new int[] {PYTHON_5, PYTHON_9, PYTHON_5_9}) {
            file.put(2 * Float.BYTES + bucket, (byte) 3);
        }
        assertThat(LinearModel.read(file).logit(new long[] {5, 9})).isCloseTo(9 / Math.sqrt(3), within(1e-6));
    }

    @Test
    void read_tooShort_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearModel.read(ByteBuffer.allocate(100)))
                .withMessageContaining("ends early");
    }

    private static LinearModel model(float scale, float bias, byte weight) {
        return LinearModel.read(file(scale, bias, weight));
    }

    private static ByteBuffer file(float scale, float bias, byte weight) {
        ByteBuffer file = ByteBuffer.allocate(2 * Float.BYTES + WEIGHTS).order(ByteOrder.LITTLE_ENDIAN);
        file.putFloat(scale).putFloat(bias);
        while (file.hasRemaining()) {
            file.put(weight);
        }
        return file.flip();
    }
}
