package dev.agentfirewall.cli.audit;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.AuditQuery;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code audit show}: the records of a log that answer a question. */
@Command(
        name = "show",
        description = "Shows a log's records, all or those that meet every condition.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  agent-firewall audit show logs/ --decision deny --brief",
            "  agent-firewall audit show logs/ --subject emma --tool send_email",
            "  agent-firewall audit show logs/ --since 2026-11-22T10:00:00Z",
            "",
            "It does not verify: run `agent-firewall audit verify` when it matters.",
            "Exit: 0 done, 2 wrong use, 3 no log that can be read."
        })
public final class ShowCommand extends Subcommand {
    private static final Set<String> DECISIONS = Set.of("permit", "deny");

    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The directory that holds the log.")
    private Path directory = Path.of("");

    @Option(names = "--subject", paramLabel = "ID", description = "For whom the agent acted.")
    private @Nullable String subject;

    @Option(names = "--tool", paramLabel = "NAME", description = "Which tool.")
    private @Nullable String tool;

    @Option(names = "--decision", paramLabel = "permit|deny", description = "How it was decided.")
    private @Nullable String decision;

    @Option(names = "--kind", paramLabel = "KIND", description = "decided, settled, segment or recovered.")
    private @Nullable String kind;

    @Option(names = "--model", paramLabel = "sha256:HEX", description = "A model that served or stood guard.")
    private @Nullable String model;

    @Option(names = "--since", paramLabel = "TIME", description = "From then on: 2026-11-22T10:00:00Z.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Before then.")
    private @Nullable Instant until;

    @Option(names = "--brief", description = "A line of words a record, for people.")
    private boolean brief;

    public ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        AuditQuery query = query();
        if (!Files.isDirectory(directory)) {
            throw new UnreadableFileException(directory.toString(), "there is no such directory");
        }
        AtomicLong shown = new AtomicLong();
        try {
            query.forEach(directory, record -> {
                console.out()
                        .print((brief
                                        ? EventWords.of(record.sequence(), record.event())
                                        : JsonText.write(record.toJson()))
                                + "\n");
                shown.incrementAndGet();
            });
        } catch (AuditException e) {
            throw new UnreadableFileException(directory.toString(), String.valueOf(e.getMessage()));
        }
        console.err().println(shown + " record(s).");
        return ExitCode.DONE;
    }

    private AuditQuery query() {
        AuditQuery query = AuditQuery.all();
        query = subject == null ? query : query.subject(subject);
        query = tool == null ? query : query.tool(tool);
        query = decision == null ? query : query.decision(known(decision));
        query = kind == null ? query : query.kind(kind);
        query = model == null ? query : query.model(digest(model));
        query = since == null ? query : query.since(since);
        return until == null ? query : query.until(until);
    }

    private static String known(String word) {
        if (!DECISIONS.contains(word)) {
            throw new WrongUseException("`--decision` is `permit` or `deny`");
        }
        return word;
    }

    private static Digest digest(String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("`--model` is a digest: sha256: and 64 hexadecimal digits");
        }
    }
}
