package dev.agentfirewall.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
    private final JsonReader reader = new JsonReader(JsonLimits.ARGUMENTS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"path":"/safe","path":"/etc/passwd"}  | duplicate_key
            {"a":{"b":1,"b":2}}                    | duplicate_key
            {"a":1} {"b":2}                        | trailing_text
            {"a":1}]                               | syntax
            {"a":NaN}                              | syntax
            {"a":Infinity}                         | syntax
            {"a":01}                               | syntax
            {"a":+1}                               | syntax
            {"a":.5}                               | syntax
            {"a":1,}                               | syntax
            [1,]                                   | syntax
            {a:1}                                  | syntax
            {"a":1                                 | syntax
            "\\ud800"                              | encoding
            {"\\udc00x":1}                         | syntax
            {"a":1e400}                            | number
            {"a":1e-400}                           | number
            {"a":1e999999999}                      | number
            {"a":1e2147483648}                     | number
            {"a":1e-2147483649}                    | number
            {"a":1e99999999999}                    | number
            // comment                             | syntax
            """)
    void read_whatReadersDisagreeAbout_isRefused(String text, String code) {
        assertThat(refusal(text).code()).isEqualTo(code);
    }

    @Test
    void read_emptyText_isRefused() {
        assertThat(refusal("").code()).isEqualTo("syntax");
        assertThat(refusal("  \n").code()).isEqualTo("syntax");
    }

    @Test
    void read_tenThousandLevels_isRefused() {
        assertThat(refusal("[".repeat(10_000) + "]".repeat(10_000)).code()).isEqualTo("too_deep");
    }

    @Test
    void read_tenMegabytes_isRefused() {
        assertThat(refusal('"' + "x".repeat(10_000_000) + '"').code()).isEqualTo("too_large");
    }

    @Test
    void read_moreValuesThanTheLimit_isRefused() {
        assertThat(refusal("[" + "1,".repeat(20_000) + "1]").code()).isEqualTo("too_large");
    }

    @Test
    void read_invalidUtf8_isRefused() {
        byte[] overlong = {'"', (byte) 0xc0, (byte) 0xaf, '"'};
        assertThat(catchThrowableOfType(MalformedJsonException.class, () -> reader.read(overlong))
                        .code())
                .isEqualTo("encoding");
    }

    @Test
    void read_byteOrderMark_isRefused() {
        byte[] marked = "\ufeff{}".getBytes(StandardCharsets.UTF_8);
        assertThat(catchThrowableOfType(MalformedJsonException.class, () -> reader.read(marked))
                        .code())
                .isEqualTo("syntax");
    }

    @Test
    void read_refusal_quotesNothing() {
        MalformedJsonException refusal = refusal("{\"key-CANARY\":1,\"key-CANARY\":\"CANARY\" CANARY");
        assertThat(refusal).hasMessageNotContaining("CANARY").hasMessageContaining("line 1");
        assertThat(refusal.getCause()).isNull();
    }

    @Test
    void read_numbers_keepTheirValue() throws MalformedJsonException {
        Json read = reader.read("[9007199254740993, 0.1, 1.10, 1E5, -0, 12345678901234567890.123456789]");
        assertThat(CanonicalJson.write(read))
                .isEqualTo("[9007199254740993,0.1,1.1,100000,0,12345678901234567890.123456789]");
    }

    @Test
    void read_pairedSurrogates_pass() throws MalformedJsonException {
        assertThat(reader.read("\"\\ud83d\\ude00\"")).isEqualTo(Json.of("\ud83d\ude00"));
    }

    private MalformedJsonException refusal(String text) {
        return catchThrowableOfType(MalformedJsonException.class, () -> reader.read(text));
    }
}
