package dev.agentfirewall.rag.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.agentfirewall.scan.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Every view of any text maps back into it, and what is decoded from it stays within the budget. */
class NormalizeFuzzTest {
    private static final int BUDGET = 1 << 16;

    @FuzzTest
    void canonical_anyText_everyViewMapsBack(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        CanonicalText canonical = Canonicalizer.canonical(text);

        assertMapped(canonical, text);
        assertMapped(Canonicalizer.rendered(text, Markup.of(text).tags()), text);
        Respelling.of(canonical).ifPresent(view -> assertMapped(view, text));
        assertDecoded(Ciphers.in(canonical), text);
        assertDecoded(HiddenRuns.in(text).messages(), text);
        assertThat(Markup.of(text).unseen()).allMatch(span -> span.end() <= text.length());
    }

    @FuzzTest
    void in_anyText_decodedWithinTheBudget(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);

        List<Decoded> decoded = EncodedRuns.in(text, new DecodeBudget(BUDGET));

        assertDecoded(decoded, text);
        assertThat(decoded).allMatch(one -> one.text().length() <= text.length() + BUDGET);
    }

    @FuzzTest
    void views_anyText_mapBackAndStayWithinTheBudget(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        List<CanonicalText> views = Disguises.views(text, new DecodeBudget(BUDGET));

        views.forEach(view -> assertMapped(view, text));
        assertThat(views.stream().mapToInt(CanonicalText::length).sum()).isLessThanOrEqualTo(BUDGET);
    }

    private static void assertDecoded(List<Decoded> decoded, String text) {
        assertThat(decoded)
                .allMatch(one -> !one.text().isEmpty() && one.carrier().end() <= text.length());
    }

    private static void assertMapped(CanonicalText view, String text) {
        Span last = new Span(0, 0);
        for (int i = 0; i < view.length(); i++) {
            Span span = view.original(i, i + 1);
            assertThat(span.start()).isGreaterThanOrEqualTo(last.start());
            assertThat(span.end()).isLessThanOrEqualTo(text.length());
            last = span;
        }
    }
}
