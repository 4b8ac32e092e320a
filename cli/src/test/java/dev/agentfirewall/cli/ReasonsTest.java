package dev.agentfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static final Path RULES = Path.of("..", "policies", "src", "main", "rego", "agent");
    private static final Pattern CODE = Pattern.compile("\"code\": \"([a-z_.]+)\"");

    @Test
    void explain_everyCodeOfTheDefaultRules_isExplained() throws IOException {
        assumeTrue(Files.isDirectory(RULES), "the default rules are not beside this module");
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(RULES)) {
            files.filter(file -> file.toString().endsWith("rule.rego")).forEach(file -> collect(file, codes));
        }

        assertThat(codes)
                .hasSizeGreaterThan(30)
                .noneMatch(code -> Reasons.explain(code).equals(Reasons.explain("acme.unknown")));
    }

    @Test
    void explain_malformedCall_isExplainedWhateverItsFault() {
        assertThat(Reasons.explain("call.malformed_duplicate_key")).contains("more than one way");
    }

    @Test
    void explain_ownCode_saysWhereToLook() {
        assertThat(Reasons.explain("acme.no_mail_on_sunday")).isEqualTo("a rule of your own; its page tells");
    }

    private static void collect(Path file, Set<String> codes) {
        try {
            Matcher matcher = CODE.matcher(Files.readString(file));
            while (matcher.find()) {
                codes.add(matcher.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
