package dev.agentfirewall.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.rag.BypassClass.Sample;
import dev.agentfirewall.scan.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way around a screen, with an attack and an honest twin; what rules do not see is stated, and stays stated. */
class BypassClassesTest {
    private static final RagScanner SCANNER = RagScanner.rules();
    private static final int FEWEST = 40;

    static List<BypassClass> classes() {
        return BypassClass.all();
    }

    @ParameterizedTest
    @MethodSource("classes")
    void scan_attack_flaggedUnlessStated(BypassClass one) {
        assertThat(flagged(one.attack())).isEqualTo(one.caughtByRules());
    }

    @ParameterizedTest
    @MethodSource("classes")
    void scan_honestTwin_notFlagged(BypassClass one) {
        assertThat(flagged(one.benign())).isFalse();
    }

    @Test
    void corpus_holdsEnoughClasses() {
        assertThat(classes()).hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(classes().stream().filter(BypassClass::caughtByRules)).hasSizeGreaterThanOrEqualTo(FEWEST);
    }

    @Test
    void page_tellsWhatWasSeen() throws IOException {
        Path file = Corpus.root().resolve("docs").resolve("bypass-classes.md");
        String page = page();
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(file, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(file, StandardCharsets.UTF_8))
                .as("docs/bypass-classes.md is not what was seen; run the test with -Dupdate.docs=true")
                .isEqualTo(page);
    }

    private static boolean flagged(Sample sample) {
        return SCANNER.scan(sample.text(), sample.channel()).flagged();
    }

    private static String page() {
        List<BypassClass> classes = classes();
        long caught = classes.stream().filter(BypassClass::caughtByRules).count();
        String head = """
                # Bypass classes

                Ways around a screen, %d of them, each with an attack and an honest twin in [`corpus/bypass`](../corpus/bypass). The rules flag the
                attack in %d of them and the twin in none. One attack a class shows that the class is known, not that it is solved: another
                wording of it may pass. What rules do not see stands below with who is asked instead.

                This page is written by `BypassClassesTest` (`./mvnw -pl rag-scanner -am test -Dtest=BypassClassesTest
                -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.docs=true`), which fails when the page is not what it saw.

                | class | comes as | rules that flag the attack |
                | --- | --- | --- |
                """.formatted(classes.size(), caught);
        return classes.stream().map(BypassClassesTest::row).collect(Collectors.joining("\n", head, "\n"));
    }

    private static String row(BypassClass one) {
        String seen = one.caughtByRules() ? rules(one.attack()) : "none; " + one.note();
        return "| " + one.title() + " | `" + one.attack().channel().word() + "` | " + seen + " |";
    }

    private static String rules(Sample sample) {
        return SCANNER.scan(sample.text(), sample.channel()).findings().stream()
                .filter(finding -> finding.severity().flags())
                .map(Finding::rule)
                .distinct()
                .sorted()
                .map(rule -> "[`" + rule + "`](detectors/" + rule + ".md)")
                .collect(Collectors.joining(", "));
    }
}
