package dev.agentfirewall.rag.classify;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;

/**
 * The trained encoder in ONNX Runtime, on one thread, so that its cost is the caller's own. Built from bytes that were
 * verified; never from a path. Thread-safe.
 */
final class Encoder implements AutoCloseable {
    private static final long PAD = 1;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    Encoder(byte[] onnx) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(onnx, options);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not take the guard model", e);
        }
    }

    /** The log-odds of an attack for each of these inputs, given whole: mark of beginning, prefix, window, mark of end. */
    double[] logits(List<long[]> inputs) {
        int longest = inputs.stream().mapToInt(input -> input.length).max().orElse(0);
        LongBuffer ids = LongBuffer.allocate(inputs.size() * longest);
        LongBuffer mask = LongBuffer.allocate(inputs.size() * longest);
        for (long[] input : inputs) {
            for (int i = 0; i < longest; i++) {
                ids.put(i < input.length ? input[i] : PAD);
                mask.put(i < input.length ? 1 : 0);
            }
        }
        return run(ids.flip(), mask.flip(), new long[] {inputs.size(), longest});
    }

    private double[] run(LongBuffer ids, LongBuffer mask, long[] shape) {
        try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids, shape);
                OnnxTensor maskTensor = OnnxTensor.createTensor(environment, mask, shape);
                OrtSession.Result result = session.run(Map.of("input_ids", idTensor, "attention_mask", maskTensor))) {
            float[][] logits = (float[][]) result.get(0).getValue();
            double[] attack = new double[logits.length];
            for (int i = 0; i < logits.length; i++) {
                attack[i] = logits[i][0];
            }
            return attack;
        } catch (OrtException e) {
            throw new IllegalStateException("the guard model failed", e);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
