package dev.agentfirewall.rag.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.scan.Span;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the canonical form of every text. */
class CanonicalizerProperties {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange(Character.MIN_VALUE, Character.MAX_VALUE)
                        .ofMaxLength(40),
                Arbitraries.of(
                                "&#x41;",
                                "\\n",
                                "\\ud83d",
                                "\ud83d\ude00",
                                "ﷺ",
                                "a\u0301",
                                "\u200b",
                                "&",
                                "  ",
                                "Ω",
                                "аb")
                        .list()
                        .ofMaxSize(20)
                        .map(parts -> String.join("", parts)));
    }

    @Property
    void canonical_everyCharacter_mapsWithinAndForward(@ForAll("texts") String text) {
        CanonicalText canonical = Canonicalizer.canonical(text);
        Span last = new Span(0, 0);
        for (int i = 0; i < canonical.length(); i++) {
            Span span = canonical.original(i, i + 1);
            assertThat(span.end()).isLessThanOrEqualTo(text.length()).isGreaterThanOrEqualTo(last.end());
            assertThat(span.start()).isGreaterThanOrEqualTo(last.start());
            assertThat(span.length()).isPositive();
            last = span;
        }
    }

    @Property
    void canonical_anyText_holdsNothingInvisible(@ForAll("texts") String text) {
        assertThat(Canonicalizer.canonical(text).text().codePoints()).noneMatch(Invisible::any);
    }

    @Property
    void fold_folded_staysTheSame(@ForAll("texts") String text) {
        String folded = Folding.fold(text);

        assertThat(Folding.fold(folded)).isEqualTo(folded);
    }
}
