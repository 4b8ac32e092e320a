package dev.agentfirewall.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFinderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "![a](https://h.example/x)",
                "![a](<https://h.example/x>)",
                "![a][1]\n\n[1]: https://h.example/x",
                "[1]: <https://h.example/x>\n\n![1]",
                "<img src=https://h.example/x>",
                "<img alt=\"a > b\" src='https://h.example/x'>",
                "<video poster=\"https://h.example/x\">",
                "<div style=\"background: url(https://h.example/x)\">",
                "<style>@import 'https://h.example/x';</style>",
                "<svg><use href=\"https://h.example/x\"/></svg>",
                "<meta http-equiv=refresh content=\"0; url=https://h.example/x\">",
                "<base href=\"https://h.example/x\">",
                "![a](//h.example/x)",
                "<img src=\"https:&#x2f;&#x2f;h.example/x\">",
                "\\includegraphics[width=1cm]{https://h.example/x}",
                "[img]https://h.example/x[/img]",
                "image::https://h.example/x[]",
                ".. image:: https://h.example/x",
                "![[https://h.example/x]]"
            })
    void in_whatLoadsByItself_isALoad(String text) {
        assertThat(LinkFinder.in(text).links()).anySatisfy(link -> {
            assertThat(link.way()).isEqualTo(Ways.LOAD);
            assertThat(link.target().host()).isEqualTo("h.example");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](https://h.example/x \"title\")",
                "<https://h.example/x>",
                "<a href='https://h.example/x'>a</a>",
                "<https://h.example/x|a>",
                "[a][1]\n\n[1]: https://h.example/x",
                "\\href{https://h.example/x}{a}"
            })
    void in_whatNeedsAClick_isFollowed(String text) {
        assertThat(LinkFinder.in(text).links()).singleElement().satisfies(link -> {
            assertThat(link.way()).isEqualTo(Ways.FOLLOW);
            assertThat(link.target().rest()).isEqualTo("/x");
        });
    }

    @Test
    void in_addressInProse_endsBeforeTheSentenceDoes() {
        String text = "See https://h.example/a_(b), or www.h.example/c.";
        List<Link> links = LinkFinder.in(text).links();
        assertThat(links).extracting(Link::way).containsExactly(Ways.BARE, Ways.BARE);
        assertThat(links)
                .extracting(
                        link -> text.substring(link.span().start(), link.span().end()))
                .containsExactly("https://h.example/a_(b)", "www.h.example/c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\n![a](https://h.example/x)\n```",
                "```\n![a](https://h.example/x)\n",
                "- a\n\n  ```\n  ![a](https://h.example/x)",
                "> ~~~\n> ![a](https://h.example/x)",
                "so `![a](https://h.example/x)` it is"
            })
    void in_code_isNotFollowed(String text) {
        assertThat(LinkFinder.in(text).links()).extracting(Link::way).containsExactly(Ways.CODE);
    }

    /** Each of them shows its image to a reader of Markdown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "`![a](https://h.example/x)",
                "\\`![a](https://h.example/x)`",
                "    ```\n![a](https://h.example/x)\n    ```",
                "- ```\n![a](https://h.example/x)\n```",
                "<div>\n```\n<img src=https://h.example/x>\n```",
                "<img alt=\"`\" src=\"https://h.example/x\">`",
                "a `b\nc` ![a](https://h.example/x) `",
                "| ` | ![a](https://h.example/x) ` |"
            })
    void in_whatOnlyLooksLikeCode_isALoad(String text) {
        assertThat(LinkFinder.in(text).links()).extracting(Link::way).containsExactly(Ways.LOAD);
    }

    @ParameterizedTest
    @CsvSource({
        "https://docs.c\u043empany.example/,true",
        "https://listed.example@evil.example/,true",
        "https:\\\\evil.example/,true",
        "https://evil.example./,true",
        "https://0x7f000001/,true",
        "https://münchen.example/,false",
        "https://docs.company.example/,false"
    })
    void target_whatReadersCouldReadDifferently_isDisguised(String written, boolean disguised) {
        assertThat(Target.read(written).orElseThrow().disguised()).isEqualTo(disguised);
    }

    @Test
    void in_manyLinks_saysThatItStopped() {
        String text = "https://h.example/x ".repeat(LinkFinder.MOST + 1);
        assertThat(LinkFinder.in(text).whole()).isFalse();
    }
}
