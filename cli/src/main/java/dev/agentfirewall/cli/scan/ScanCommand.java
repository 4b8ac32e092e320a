package dev.agentfirewall.cli.scan;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.GuardTier;
import dev.agentfirewall.cli.JsonLines;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Scanner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scan}: a text a line in, a verdict a line out, in the same order. */
@Command(
        name = "scan",
        description = {
            "Looks for injected orders, personal data and secrets in texts, one JSON object",
            "a line, or in a corpus: every file below a folder."
        },
        footerHeading = "%nEach line in:%n",
        footer = {
            "  {\"id\":\"1\",\"channel\":\"document\",\"text\":\"…\"}",
            "  channel: user, document, tool_result, email, web or system",
            "",
            "Each line out, in the same order:",
            "  {\"id\":\"1\",\"flagged\":false,\"score\":0,\"findings\":[]}",
            "  A finding has rule, severity, start and end: UTF-16 units of the text.",
            "  Personal data (pii.…) and secrets (secret.…) never flag a text nor score.",
            "  A text that could not be read whole is flagged, and `incomplete` says why.",
            "",
            "Example:",
            "  echo '{\"id\":\"1\",\"channel\":\"web\",\"text\":\"Hello\"}' |",
            "    agent-firewall scan --jsonl -",
            "",
            "A corpus, documents of any format below a folder, looked through for orders:",
            "  agent-firewall scan --corpus docs/ --html report.html --sarif report.sarif",
            "  agent-firewall scan --corpus docs/ --find sensitive --html data.html",
            "",
            "Exit: 0 nothing flagged, 1 something flagged, 2 wrong use, 3 unreadable."
        })
public final class ScanCommand extends Subcommand {
    private final Console console;
    private final Scanner rules;
    private final Supplier<GuardTier> guard;
    private final Supplier<Scanner> sensitive;

    @Option(names = "--jsonl", paramLabel = "FILE|-", description = "What to scan; - is standard input.")
    private String file = "";

    @Mixin
    private CorpusOptions corpus = new CorpusOptions();

    @Mixin
    private Tiers tiers = new Tiers();

    @Mixin
    private Sought sought = new Sought();

    /**
     * @param console where it reads and writes
     * @param rules what looks for injected orders by rules alone
     * @param guard the guard model's tier; loaded when it is first needed
     * @param sensitive what looks for personal data and secrets; made when it is first needed
     */
    public ScanCommand(Console console, Scanner rules, Supplier<GuardTier> guard, Supplier<Scanner> sensitive) {
        this.console = console;
        this.rules = rules;
        this.guard = guard;
        this.sensitive = sensitive;
    }

    @Override
    public Integer call() {
        tiers.check();
        sought.check();
        corpus.check(file);
        if (corpus.asked()) {
            Scanner scanner = sought.inCorpus(() -> tiers.chosen(rules, guard), sensitive);
            return new CorpusScan(console, scanner, corpus, sought).run();
        }
        if (file.equals("-")) {
            return scan(new JsonLines("standard input", console.in()));
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return scan(new JsonLines(file, in));
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be opened; is there such a file, and may you read it?");
        }
    }

    private int scan(JsonLines lines) {
        Scanner orders = sought.orders(() -> tiers.chosen(rules, guard));
        Scanner data = sought.data(sensitive);
        boolean flagged = false;
        for (Optional<Json.Obj> line = lines.next(); line.isPresent(); line = lines.next()) {
            ScanLine asked = ScanLine.read(lines, line.get());
            ScanVerdict verdict = ScanVerdict.of(asked, orders, data);
            flagged |= verdict.flagged();
            console.out().print(JsonText.write(verdict.toJson()) + "\n");
            if (!lines.moreIsThere()) {
                console.out().flush(); // whoever waits for this answer before writing on gets it
            }
        }
        return flagged ? ExitCode.FOUND : ExitCode.DONE;
    }
}
