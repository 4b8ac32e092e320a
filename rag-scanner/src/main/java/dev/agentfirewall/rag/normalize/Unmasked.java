package dev.agentfirewall.rag.normalize;

import dev.agentfirewall.rag.normalize.Respelling.Respelt;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A text with its disguised words put plain in their places and all else as it was written, so that a reader who knows
 * the text as written finds it again.
 *
 * @param text mapped to the original
 * @param places where it differs, in its own characters, in order
 */
record Unmasked(CanonicalText text, List<Span> places) {

    /**
     * {@code text} unmasked; none where nothing in it is disguised.
     *
     * @param canonical its canonical form
     * @param offset where the text begins in the original
     */
    static Optional<Unmasked> of(String text, CanonicalText canonical, int offset) {
        List<Span> disguised = new ArrayList<>(DisguisedWords.in(text));
        Optional<Respelt> respelt = Respelling.read(canonical);
        respelt.ifPresent(second -> disguised.addAll(second.places()));
        if (disguised.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Exchange(text, respelt.map(Respelt::text).orElse(canonical), offset).exchange(apart(disguised)));
    }

    /** Those that overlap made one. */
    private static List<Span> apart(List<Span> spans) {
        spans.sort(Comparator.comparingInt(Span::start));
        List<Span> apart = new ArrayList<>();
        for (Span span : spans) {
            int last = apart.size() - 1;
            if (last >= 0 && span.start() < apart.get(last).end()) {
                Span before = apart.get(last);
                apart.set(last, new Span(before.start(), Math.max(before.end(), span.end())));
            } else {
                apart.add(span);
            }
        }
        return apart;
    }

    /** Puts the plain reading where the disguised one stands. One serves one text. */
    private static final class Exchange {
        private final String text;
        private final CanonicalText plain;
        private final int offset;
        private final CanonicalText.Builder out;
        private final List<Span> places = new ArrayList<>();
        private int read;

        Exchange(String text, CanonicalText plain, int offset) {
            this.text = text;
            this.plain = plain;
            this.offset = offset;
            this.out = new CanonicalText.Builder(text.length() + 16);
        }

        Unmasked exchange(List<Span> disguised) {
            int at = 0;
            for (Span span : disguised) {
                copy(at, span.start());
                int from = out.length();
                put(span);
                places.add(new Span(from, out.length()));
                at = span.end();
            }
            copy(at, text.length());
            return new Unmasked(out.build(), places);
        }

        private void copy(int from, int to) {
            for (int i = from; i < to; i++) {
                out.append(text.charAt(i), offset + i, offset + i + 1);
            }
        }

        private void put(Span span) {
            while (read < plain.length() && plain.start(read) < span.start()) {
                read++;
            }
            while (read < plain.length() && plain.start(read) < span.end()) {
                out.append(plain.text().charAt(read), offset + plain.start(read), offset + plain.end(read));
                read++;
            }
        }
    }
}
