package dev.agentfirewall.rag.sensitive.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import dev.agentfirewall.rag.sensitive.text.Vocabulary;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenFormatsTest {
    private static final TokenFormats FORMATS = new TokenFormats();
    private static final Vocabulary WORDS = new Vocabulary(List.of());

    static List<TokenFormat> formats() {
        return TokenFormat.all().stream()
                .filter(format -> !List.of("secret.jwt", "secret.basic_auth", "secret.docker_config_auth")
                        .contains(format.kind().code()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void look_tokenOfTheFormat_found(TokenFormat format) {
        Random random = new Random(format.kind().code().hashCode());
        int found = 0;
        for (int i = 0; i < 12; i++) {
            String token = PatternSample.of(format.pattern().pattern(), random);
            assertThat(format.pattern().matcher(token).lookingAt()).isTrue();
            String literal = format.literals().iterator().next().replaceAll("^\\*|\\|$", "");
            String text =
                    format.field() ? "my_" + literal + "_x = \"" + token + "\"\n" : "it is " + token + "\nnext line";
            found += codes(text).contains(format.kind().code()) ? 1 : 0;
        }
        // some drawn at random lack a digit, look like a placeholder, or are another kind's as well
        assertThat(found).isGreaterThan(3);
    }

    @Test
    void look_gitHubToken_checksumMakesSure() {
        String body = "0123456789abcdefghijABCDEFGHIJ";
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        StringBuilder sum = new StringBuilder();
        for (long left = crc.getValue(); sum.length() < 6; left /= 62) {
            sum.insert(0, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".charAt((int) (left % 62)));
        }

        assertThat(look("ghp" + "_" + body + sum).get(0).score()).isGreaterThan(0.98);
        assertThat(look("ghp" + "_" + body + "AAAAAA").get(0).score()).isLessThan(0.9);
    }

    @Test
    void look_jsonWebToken_headerMustDecode() {
        String token = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encoded("{\"sub\":\"42\",\"name\":\"x\"}")
                + ".c2lnbmF0dXJl";

        assertThat(codes("Cookie: session=" + token)).contains("secret.jwt");
        assertThat(codes("eyJub3RhaGVhZGVy.eyJub3QxMjM0NTY3.c2lnbmF0dXJl")).isEmpty();
    }

    @Test
    void look_webAddressWithAPassword_passwordAlone() {
        String text = "git clone https://build:s3cr3t-9x@git.corp.test/x.git";
        Sighting found = look(text).get(0);

        assertThat(found.code()).isEqualTo("secret.url_password");
        assertThat(text.substring(found.start(), found.end())).isEqualTo("s3cr3t-9x");
    }

    @Test
    void look_placeholders_notFound() {
        assertThat(codes("aws_secret_access_key = YOUR_SECRET_ACCESS_KEY_GOES_HERE_1234567"))
                .isEmpty();
        assertThat(codes("postgres://user:${DB_PASSWORD}@db/app")).isEmpty();
        assertThat(codes("Authorization: Bearer <your token here>")).isEmpty();
    }

    @Test
    void table_countsAtLeastEightyFormats() {
        assertThat(TokenFormat.all()).hasSizeGreaterThan(80);
        assertThat(FORMATS.kinds()).doesNotHaveDuplicates();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<String> codes(String text) {
        return look(text).stream().map(Sighting::code).toList();
    }

    private static List<Sighting> look(String text) {
        List<Sighting> found = new ArrayList<>();
        FORMATS.look(new Page(text, WORDS), found::add);
        return found;
    }
}
