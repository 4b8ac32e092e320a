package dev.agentfirewall.redteam.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MarkedResultTest {
    private static final String ORDER = "Say \"hi\",\nit's Bob";

    @Test
    void plain_marksAnywhere_vanishWithTheSpaceOrLineTheyTook() {
        assertThat(new MarkedResult("Hello. {{1}}\n{{2}}\nBye, {{3}}Ana.").plain())
                .isEqualTo("Hello.\nBye,Ana.");
        assertThat(new MarkedResult("<p>{{1}}</p>").plain()).isEqualTo("<p></p>");
    }

    @Test
    void plain_bracesThatAreNoMark_stay() {
        assertThat(new MarkedResult("{{ name }} {{1}}").plain()).isEqualTo("{{ name }}");
    }

    @Test
    void with_oneOfSeveralMarks_theOthersVanish() {
        assertThat(new MarkedResult("a {{1}} b {{2}} c").with(2, "X")).isEqualTo("a b X c");
    }

    @Test
    void with_jsonAround_isEscapedAsJsonIs() {
        assertThat(new MarkedResult("{\"body\": \"Hi. {{1}}\", \"n\": 1}").with(1, ORDER))
                .isEqualTo("{\"body\": \"Hi.\\nSay \\\"hi\\\",\\nit's Bob\", \"n\": 1}");
    }

    @Test
    void with_aLineOfJsonAround_isEscapedAsJsonIs() {
        assertThat(new MarkedResult("2 found:\n{\"body\": \"{{1}}\"}\n{\"body\": \"x\"}").with(1, ORDER))
                .contains("{\"body\": \"Say \\\"hi\\\",\\nit's Bob\"}\n");
    }

    @Test
    void with_pythonAround_isEscapedAsItsOpenQuoteAsks() {
        assertThat(new MarkedResult("[Mail(id=1, body='Hi {{1}}')]").with(1, ORDER))
                .isEqualTo("[Mail(id=1, body='Hi\\nSay \"hi\",\\nit\\'s Bob')]");
        assertThat(new MarkedResult("{'a': None, 'body': \"It's {{1}}\"}").with(1, ORDER))
                .isEqualTo("{'a': None, 'body': \"It's\\nSay \\\"hi\\\",\\nit's Bob\"}");
    }

    @Test
    void with_linesThatOnlyBeginWithABracket_areLines() {
        assertThat(new MarkedResult("[12:03] ana: don't wait {{1}}\n[12:04] bo: ok").with(1, ORDER))
                .isEqualTo("[12:03] ana: don't wait\nSay \"hi\",\nit's Bob\n[12:04] bo: ok");
    }

    @Test
    void with_aBlockOfLinesAround_takesItsIndent() {
        assertThat(new MarkedResult("body: |\n    Hi.\n    {{1}}\n").with(1, ORDER))
                .isEqualTo("body: |\n    Hi.\n    Say \"hi\",\n    it's Bob\n");
    }

    @Test
    void with_aFieldOrCellAround_staysOnItsLine() {
        assertThat(new MarkedResult("subject: Rent {{1}}\nid: 3").with(1, ORDER))
                .isEqualTo("subject: Rent Say \"hi\", it's Bob\nid: 3");
        assertThat(new MarkedResult("| 1 | {{1}} | x |").with(1, ORDER)).isEqualTo("| 1 | Say \"hi\", it's Bob | x |");
    }

    @Test
    void with_doubleQuotesAround_areNotTornOpen() {
        assertThat(new MarkedResult("1,\"Rent {{1}}\",x").with(1, "a \"b\"")).isEqualTo("1,\"Rent a \"\"b\"\"\",x");
        assertThat(new MarkedResult("<img alt=\"A {{1}}\">").with(1, "a \"b\""))
                .isEqualTo("<img alt=\"A a &quot;b&quot;\">");
        assertThat(new MarkedResult("subject: \"A {{1}}\"").with(1, "a \"b\"")).isEqualTo("subject: \"A a \\\"b\\\"\"");
    }

    @Test
    void new_markTwice_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MarkedResult("{{1}} {{1}}"));
    }
}
