package dev.agentfirewall.samples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the code in {@code docs/spring-boot.md} is code that compiles. */
class PageTest {
    private static final Path PAGE = Path.of("../docs/spring-boot.md");
    private static final Path SAMPLE = Path.of("../sample-spring/src");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void javaOnThePage_isTheSamples() throws IOException {
        String sources = sources();
        List<String> shown = JAVA.matcher(Files.readString(PAGE))
                .results()
                .map(block -> bare(block.group(1)))
                .toList();
        assertThat(shown).hasSize(5).allSatisfy(snippet -> assertThat(sources).contains(snippet));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            StringBuilder sources = new StringBuilder();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                sources.append(bare(Files.readString(file)));
            }
            return sources.toString();
        }
    }

    // line breaks are the formatter's, and the page's
    private static String bare(String code) {
        return code.replaceAll("\\s+", "");
    }
}
