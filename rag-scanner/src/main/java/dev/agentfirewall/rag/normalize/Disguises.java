package dev.agentfirewall.rag.normalize;

import com.google.re2j.Pattern;
import dev.agentfirewall.rag.normalize.Decoded.Scheme;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a disguised text says, as views that a reader of plain text can read, each mapped to the original: the stretches
 * around its disguised words with those words put plain ({@link DisguisedWords}, {@link Respelling}), and one text of all that was
 * decoded ({@link HiddenRuns}, {@link EncodedRuns}, {@link Ciphers}), three encodings deep. A text without disguise has
 * none.
 *
 * <p>What honest programs encode is no disguise: percent escapes and quoted-printable count where they spell letters that
 * need no escape. One serves one text; linear, and as large as its budget allows.
 *
 * <p><b>Limitations.</b> Those of the parts. Words cut by HTML tags stay cut; accents put on plain English words stay on.
 */
public final class Disguises {
    /** Characters on either side of a disguised word that are read with it: more than a window of the model. */
    private static final int AROUND = 400;

    private static final int DEPTH = 3;
    private static final Pattern PERCENT_LETTER =
            Pattern.compile("(?i)%(?:25)*(?:3[0-9]|4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])");
    private static final Pattern EQUALS_LETTER = Pattern.compile("=(?:3[0-9]|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])");

    private final String source;
    private final DecodeBudget budget;
    private final List<CanonicalText> views = new ArrayList<>();
    private final CanonicalText.Builder decoded = new CanonicalText.Builder(16);

    private Disguises(String source, DecodeBudget budget) {
        this.source = source;
        this.budget = budget;
    }

    /** The views of {@code text}, as many as {@code budget}, in characters, allows; it tells whether that was all. */
    public static List<CanonicalText> views(String text, DecodeBudget budget) {
        Disguises disguises = new Disguises(text, budget);
        disguises.read();
        return disguises.views;
    }

    private void read() {
        List<Decoded> inner = new ArrayList<>();
        for (Span block : Blocks.of(source)) {
            String text = source.substring(block.start(), block.end());
            CanonicalText canonical = Canonicalizer.canonical(text);
            Unmasked.of(text, canonical, block.start()).ifPresent(this::passages);
            Ciphers.in(canonical)
                    .forEach(one ->
                            inner.add(new Decoded(one.text(), one.carrier().movedBy(block.start()), one.scheme())));
        }
        inner.addAll(encoded(source));
        inner.sort(Comparator.comparingInt(one -> one.carrier().start())); // a mapped text never goes backwards
        inner.forEach(one -> decode(one, one.carrier(), 1));
        if (decoded.length() > 0) {
            views.add(decoded.build());
        }
    }

    /** Cuts what stands around disguised words out; those near each other share a view. */
    private void passages(Unmasked unmasked) {
        CanonicalText text = unmasked.text();
        int from = startOfWord(text.text(), unmasked.places().get(0).start() - AROUND);
        int to = from;
        for (Span place : unmasked.places()) {
            if (to > from && place.start() - AROUND > to) {
                view(text, from, to);
                from = startOfWord(text.text(), place.start() - AROUND);
            }
            to = Math.min(text.length(), place.end() + AROUND);
        }
        view(text, from, to);
    }

    private void view(CanonicalText text, int from, int to) {
        int end = endOfWord(text.text(), to);
        if (end > from && budget.take(end - from)) {
            views.add(text.part(from, end));
        }
    }

    private static int startOfWord(String text, int from) {
        int at = Math.max(0, from);
        while (at > 0 && from - at < AROUND && text.charAt(at - 1) > ' ') {
            at--;
        }
        return at > 0 && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static int endOfWord(String text, int to) {
        int at = to;
        while (at < text.length() && at - to < AROUND && text.charAt(at) > ' ') {
            at++;
        }
        return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }

    /** What stands encoded in {@code text} where no honest program would encode it. */
    private List<Decoded> encoded(String text) {
        List<Decoded> all = new ArrayList<>(HiddenRuns.in(text).messages());
        EncodedRuns.in(text, budget).stream().filter(one -> telling(one, text)).forEach(all::add);
        return all;
    }

    private static boolean telling(Decoded one, String text) {
        if (one.scheme() != Scheme.PERCENT && one.scheme() != Scheme.QUOTED_PRINTABLE) {
            return true;
        }
        Pattern letter = one.scheme() == Scheme.PERCENT ? PERCENT_LETTER : EQUALS_LETTER;
        return letter.matcher(
                        text.substring(one.carrier().start(), one.carrier().end()))
                .find();
    }

    /** Adds what one encoded text says, and what stands encoded in it. */
    private void decode(Decoded one, Span carrier, int depth) {
        CanonicalText canonical = Canonicalizer.canonical(one.text());
        Optional<Unmasked> plain = Unmasked.of(one.text(), canonical, 0);
        String text = plain.map(unmasked -> unmasked.text().text()).orElse(one.text());
        if (!budget.take(text.length() + 1L)) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            decoded.append(text.charAt(i), carrier.start(), carrier.end());
        }
        decoded.append('\n', carrier.start(), carrier.end());
        if (depth < DEPTH) {
            encoded(one.text()).forEach(inner -> decode(inner, carrier, depth + 1));
            Ciphers.in(canonical).forEach(inner -> decode(inner, carrier, depth + 1));
        }
    }
}
