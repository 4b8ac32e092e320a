package dev.agentfirewall.rag.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.scan.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalizerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ＩＧＮＯＲＥ          | ignore
                    𝐢𝐠𝐧𝐨𝐫𝐞              | ignore
                    ignörë              | ignore
                    ﬁle                 | file
                    ig\u200bno\u00adre  | ignore
                    іgnоrе              | ignore
                    игнорируй           | игнорируи
                    &#105;gnore &amp; x | ignore & x
                    &nosuch; &          | &nosuch; &
                    a\\u0062c           | abc
                    \\ud835\\udc22      | i
                    \\u12               | \\u12
                    a\\\\\\\\u0062c       | abc
                    \\x61b              | ab
                    &amp;amp;amp;#97;b  | ab
                    ɪɢɴᴏʀᴇ              | ignore
                    🅸🅶🅽🅾🆁🅴              | ignore
                    i̷̡g̶͓n̴͖o̵̡r̶̟e̵͎              | ignore
                    “quoted” – so       | "quoted" - so
                    """)
    void canonical_manySpellings_one(String spelled, String canonical) {
        assertThat(Canonicalizer.canonical(spelled).text()).isEqualTo(canonical);
    }

    @Test
    void canonical_whiteSpace_keepsLinesAndParagraphs() {
        assertThat(Canonicalizer.canonical("  a \t b\r\nc\n \n d\\n\\ne ").text())
                .isEqualTo("a b\nc\n\nd\n\ne");
    }

    @Test
    void original_foldedLetters_mapBack() {
        String text = "x ﬁ\u200bn&eacute; y";
        CanonicalText canonical = Canonicalizer.canonical(text);

        assertThat(canonical.text()).isEqualTo("x fine y");
        int at = canonical.text().indexOf("fine");
        Span span = canonical.original(at, at + 4);
        assertThat(text.substring(span.start(), span.end())).isEqualTo("ﬁ\u200bn&eacute;");
    }

    @Test
    void rendered_tagsLeftOut_blocksBreakLines() {
        String text = "<p>ig<b></b>nore</p><p>all</p>";

        assertThat(Canonicalizer.rendered(text, Markup.of(text).tags()).text()).isEqualTo("ignore\n\nall");
    }

    @Test
    void toString_guardedText_notShown() {
        assertThat(Canonicalizer.canonical("canary").toString()).doesNotContain("canary");
    }
}
