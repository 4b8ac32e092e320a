package dev.agentfirewall.rag.classify;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * The trained encoder in ONNX Runtime, on one thread, so that its cost is the caller's own. Built from bytes that were
 * verified; never from a path. Thread-safe.
 */
final class Encoder implements AutoCloseable {
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

    /**
     * The log-odds of an attack for one input: mark of beginning, prefix, window, mark of end. One at a time, since activations are
     * quantised over all that is given together, and a window's score must not depend on its neighbours.
     */
    double logit(long[] input) {
        long[] shape = {1, input.length};
        long[] mask = new long[input.length];
        Arrays.fill(mask, 1);
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(input), shape);
                OnnxTensor read = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
                OrtSession.Result result = session.run(Map.of("input_ids", ids, "attention_mask", read))) {
            return ((float[][]) result.get(0).getValue())[0][0];
        } catch (OrtException e) {
            throw new IllegalStateException("the guard model failed", e);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
