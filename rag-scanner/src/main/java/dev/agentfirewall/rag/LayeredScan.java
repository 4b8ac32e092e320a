package dev.agentfirewall.rag;

import dev.agentfirewall.rag.detect.Battery;
import dev.agentfirewall.rag.detect.Match;
import dev.agentfirewall.rag.normalize.Blocks;
import dev.agentfirewall.rag.normalize.CanonicalText;
import dev.agentfirewall.rag.normalize.Canonicalizer;
import dev.agentfirewall.rag.normalize.Ciphers;
import dev.agentfirewall.rag.normalize.DecodeBudget;
import dev.agentfirewall.rag.normalize.Decoded;
import dev.agentfirewall.rag.normalize.Decoded.Scheme;
import dev.agentfirewall.rag.normalize.EncodedRuns;
import dev.agentfirewall.rag.normalize.HiddenRuns;
import dev.agentfirewall.rag.normalize.Markup;
import dev.agentfirewall.rag.normalize.Respelling;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One scan: a text, the texts decoded from it, the texts decoded from those. Each is looked at as written, in canonical
 * form, without its tags, and with disguised words put together.
 *
 * <p>Not thread-safe; made for one text.
 */
final class LayeredScan {
    private static final String ENCODED = "text.hidden.encoded";
    private static final String TAGS = "text.hidden.tags";
    private static final String SELECTORS = "text.hidden.variation_selectors";
    private static final String ZERO_WIDTH = "text.hidden.zero_width";
    private static final String BIDI = "text.hidden.bidi";
    private static final String MARKUP = "text.hidden.markup";
    private static final int MANY_SPLITS = 3;

    /** Several views and rules see the same place, so more than the findings of a report. */
    private static final int MOST_SIGHTINGS = 4 * ScanLimits.FINDINGS;

    private final Battery battery;
    private final Channel channel;
    private final List<Seen> seen = new ArrayList<>();
    private Optional<String> cutCode = Optional.empty();
    private final DecodeBudget decoding = new DecodeBudget(ScanLimits.DECODED);
    private long effort = ScanLimits.EFFORT;
    private long work;

    LayeredScan(Battery battery, Channel channel) {
        this.battery = battery;
        this.channel = channel;
    }

    void read(String text) {
        layer(text, Optional.empty(), 0);
    }

    List<Seen> seen() {
        return seen;
    }

    long work() {
        return work;
    }

    Optional<String> cutCode() {
        return cutCode;
    }

    /** Notes that part of the text was not read. The first reason stands. */
    void cut(String code) {
        cutCode = cutCode.or(() -> Optional.of(code));
    }

    /** Reads {@code text}; what is seen lies in {@code carrier} where the text was decoded from one. */
    private void layer(String text, Optional<Span> carrier, int depth) {
        int before = seen.size();
        effort += text.length() / ScanLimits.LENGTH_PER_EFFORT;
        List<Decoded> inner = new ArrayList<>(HiddenRuns.in(text).messages());
        inner.addAll(EncodedRuns.in(text, decoding));
        List<Span> unseen = new ArrayList<>();
        for (Span block : Blocks.of(text)) {
            views(text.substring(block.start(), block.end()), block.start(), carrier, inner, unseen);
        }
        if (carrier.isEmpty()) {
            hidden(text, before);
            raise(unseen, MARKUP, before);
        }
        work += text.length();
        for (Decoded one : inner) {
            decoded(one, carrier.orElse(one.carrier()), depth);
        }
        if (decoding.exceeded()) {
            cut("scan.too_large");
        }
    }

    /** Looks at one block: as written, in canonical form, without its tags, and with disguised words put together. */
    private void views(String text, int offset, Optional<Span> carrier, List<Decoded> inner, List<Span> unseen) {
        CanonicalText canonical = Canonicalizer.canonical(text);
        look(canonical.text(), offset, carrier, canonical::original);
        String written = asWritten(text);
        if (!sameButSpace(written, canonical.text())) {
            look(written, offset, carrier, Span::new);
        }
        Respelling.of(canonical).ifPresent(view -> look(view.text(), offset, carrier, view::original));
        Markup markup = Markup.of(text);
        if (!markup.tags().isEmpty()) {
            CanonicalText rendered = Canonicalizer.rendered(text, markup.tags());
            look(rendered.text(), offset, carrier, rendered::original);
        }
        markup.unseen().forEach(span -> unseen.add(moved(span, offset)));
        Ciphers.in(canonical)
                .forEach(one -> inner.add(new Decoded(one.text(), moved(one.carrier(), offset), one.scheme())));
    }

    private static Span moved(Span span, int offset) {
        return new Span(span.start() + offset, span.end() + offset);
    }

    private void look(String view, int offset, Optional<Span> carrier, BiFunction<Integer, Integer, Span> original) {
        Battery.Sightings sightings = battery.look(view, channel, MOST_SIGHTINGS - seen.size(), effort);
        if (!sightings.whole()) {
            cut(seen.size() + sightings.all().size() >= MOST_SIGHTINGS ? "scan.too_many_findings" : "scan.too_costly");
        }
        work += view.length() + sightings.work();
        effort -= sightings.work();
        for (Battery.Sighting sighting : sightings.all()) {
            Match match = sighting.match();
            Span span = carrier.orElseGet(() -> moved(original.apply(match.start(), match.end()), offset));
            boolean order = carrier.isEmpty() && sighting.detector().opensOrder();
            seen.add(new Seen(sighting.detector().code(), match.severity(), span, match.score(), order));
        }
    }

    private static boolean sameButSpace(String one, String other) {
        int i = 0;
        int j = 0;
        while (true) {
            while (i < one.length() && one.charAt(i) <= ' ') {
                i++;
            }
            while (j < other.length() && other.charAt(j) <= ' ') {
                j++;
            }
            if (i == one.length() || j == other.length()) {
                return i == one.length() && j == other.length();
            }
            if (one.charAt(i++) != other.charAt(j++)) {
                return false;
            }
        }
    }

    /** Lower case, character by character, so that places stay what they are. */
    private static String asWritten(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(chars[i]);
        }
        return new String(chars);
    }

    private void hidden(String text, int before) {
        HiddenRuns runs = HiddenRuns.in(text);
        runs.zeroWidth().stream()
                .filter(run -> run.length() >= MANY_SPLITS)
                .limit(ScanLimits.FINDINGS)
                .forEach(run -> add(ZERO_WIDTH, Severity.MEDIUM, run, 0.5));
        runs.bidi().stream().limit(ScanLimits.FINDINGS).forEach(run -> add(BIDI, Severity.MEDIUM, run, 0.5));
        raise(runs.zeroWidth(), ZERO_WIDTH, before);
        raise(runs.bidi(), BIDI, before);
    }

    private void decoded(Decoded one, Span carrier, int depth) {
        if (one.scheme() == Scheme.TAGS) {
            add(TAGS, Severity.HIGH, carrier, 0.95);
        } else if (one.scheme() == Scheme.VARIATION_SELECTORS) {
            add(SELECTORS, Severity.HIGH, carrier, 0.95);
        }
        if (depth == ScanLimits.DEPTH) {
            cut("scan.too_deep");
            return;
        }
        if (!decoding.take(one.text().length())) {
            return;
        }
        int before = seen.size();
        layer(one.text(), Optional.of(carrier), depth + 1);
        boolean suspect = seen.subList(before, seen.size()).stream()
                .anyMatch(found -> found.severity().compareTo(Severity.MEDIUM) >= 0);
        if (suspect && one.scheme() != Scheme.PERCENT) {
            add(ENCODED, Severity.HIGH, carrier, 0.95);
        }
    }

    /** An order in a place that only machines read is no accident. */
    private void raise(List<Span> places, String rule, int from) {
        if (places.isEmpty()) {
            return;
        }
        Places unseen = new Places(places);
        List<Seen> orders = seen.subList(from, seen.size()).stream()
                .filter(found -> found.order() && found.severity() != Severity.LOW && unseen.overlap(found.span()))
                .map(found -> found.raised(rule))
                .toList();
        seen.addAll(orders);
    }

    private void add(String rule, Severity severity, Span span, double score) {
        seen.add(new Seen(rule, severity, span, score, false));
    }
}
