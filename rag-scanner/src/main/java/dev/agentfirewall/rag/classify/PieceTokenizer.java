package dev.agentfirewall.rag.classify;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

/**
 * The model's own tokenizer, a segment at a time so that a deadline can be kept. The library counts in code points;
 * what leaves this class counts in UTF-16 units. Thread-safe.
 */
final class PieceTokenizer implements AutoCloseable {
    private static final int SEGMENT = 16_384;
    private static final int LOOK_BACK = 512;
    private static final Map<String, String> WHOLE = Map.of("truncation", "false", "padding", "false");

    private final HuggingFaceTokenizer tokenizer;

    PieceTokenizer(byte[] tokenizerJson) {
        try {
            tokenizer = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(tokenizerJson), WHOLE);
        } catch (IOException e) {
            throw new UncheckedIOException("the model's tokenizer.json cannot be read", e);
        }
    }

    /** The pieces of {@code text} until the deadline is spent; {@link Cut#whole} says whether that was all. */
    Cut cut(String text, Deadline deadline) {
        Gathered gathered = new Gathered(text.length() / 3 + 16);
        int from = 0;
        while (from < text.length() && !deadline.spent()) {
            int to = segmentEnd(text, from);
            gathered.add(tokenizer.encode(text.substring(from, to), false, false), text, from, to);
            from = to;
        }
        return new Cut(gathered.pieces(), from >= text.length());
    }

    /** Pieces, and whether they are all of the text. */
    record Cut(Pieces pieces, boolean whole) {}

    /** After white space where there is some near the end, and never within a surrogate pair. */
    private static int segmentEnd(String text, int from) {
        if (text.length() - from <= SEGMENT) {
            return text.length();
        }
        int end = from + SEGMENT;
        for (int i = end; i > end - LOOK_BACK; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    /** Grows with the text; one for each text. */
    private static final class Gathered {
        private long[] ids;
        private int[] starts;
        private int[] ends;
        private int size;

        Gathered(int expected) {
            ids = new long[expected];
            starts = new int[expected];
            ends = new int[expected];
        }

        void add(Encoding encoding, String text, int from, int to) {
            long[] more = encoding.getIds();
            CharSpan[] spans = encoding.getCharTokenSpans();
            makeRoom(more.length);
            CodePoints places = new CodePoints(text, from, to);
            for (int i = 0; i < more.length; i++) {
                CharSpan span = spans[i];
                ids[size] = more[i];
                starts[size] = span == null ? places.last() : places.unit(span.getStart());
                ends[size] = span == null ? places.last() : places.unit(span.getEnd());
                size++;
            }
        }

        Pieces pieces() {
            return new Pieces(Arrays.copyOf(ids, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
        }

        private void makeRoom(int more) {
            if (size + more > ids.length) {
                int grown = Math.max(size + more, ids.length * 2);
                ids = Arrays.copyOf(ids, grown);
                starts = Arrays.copyOf(starts, grown);
                ends = Arrays.copyOf(ends, grown);
            }
        }
    }
}
