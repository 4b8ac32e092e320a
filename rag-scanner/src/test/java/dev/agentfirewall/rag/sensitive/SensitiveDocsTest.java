package dev.agentfirewall.rag.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of kinds in the docs is the one the scanner has. {@code -Dfirewall.docs.update=true} writes it anew. */
class SensitiveDocsTest {
    private static final Path PAGE = Path.of("..", "docs", "sensitive-kinds.md");
    private static final String HEAD = """
            # Kinds of sensitive data

            What `SensitiveDataScanner` finds, and what makes it sure. How to use it, and what it misses: [sensitive data](sensitive-data.md).
            A test writes and holds this table.

            | code | what | known by |
            | --- | --- | --- |
            """;

    @Test
    void page_listsEveryKind() throws IOException {
        String page = HEAD
                + SensitiveDataScanner.standard().kinds().stream()
                        .map(kind -> "| `" + kind.code() + "` | " + kind.title() + " | " + kind.evidence() + " |\n")
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("firewall.docs.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
