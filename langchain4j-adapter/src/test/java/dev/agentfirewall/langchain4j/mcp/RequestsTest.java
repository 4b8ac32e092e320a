package dev.agentfirewall.langchain4j.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which URIs a template could have made. */
class RequestsTest {

    @ParameterizedTest
    @CsvSource({
        "wiki://page/one, wiki://page/{name}",
        "wiki://page/a%20b, wiki://page/{name}",
        "wiki://one.md, wiki://{name}.md",
        "wiki://a/b/c.md, wiki://{+path}.md",
        "wiki://a/history/2, wiki://{name}/history/{n}",
        "wiki://start, wiki://start"
    })
    void uri_ofATemplate_fits(String uri, String template) {
        assertThat(Requests.fits(uri, template)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "wiki://page/a/b, wiki://page/{name}",
        "wiki://page/a%2Fb, wiki://page/{name}",
        "wiki://page/../x, wiki://{+path}",
        "wiki://page/%2E%2e/x, wiki://{+path}",
        "wiki://page/a%5cb, wiki://page/{name}",
        "wiki://page/one?x=1, wiki://page/{name}",
        "wiki://one.md.exe, wiki://{name}.md",
        "wiki://page, wiki://page/{name}",
        "file:///etc/passwd, wiki://{+path}",
        "wiki://x, wiki://{name",
        "wiki://md, wiki://{name}://md"
    })
    void uri_ofNoTemplate_doesNot(String uri, String template) {
        assertThat(Requests.fits(uri, template)).isFalse();
    }
}
