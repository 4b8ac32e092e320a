package dev.agentfirewall.cli;

import dev.agentfirewall.cli.approvals.ApprovalsCommand;
import dev.agentfirewall.cli.audit.AuditCommand;
import dev.agentfirewall.cli.calibrate.CalibrateCommand;
import dev.agentfirewall.cli.demo.DemoCommand;
import dev.agentfirewall.cli.mcp.McpCommand;
import dev.agentfirewall.cli.models.ModelsCommand;
import dev.agentfirewall.cli.policy.PolicyCommand;
import dev.agentfirewall.cli.postgres.PostgresCommand;
import dev.agentfirewall.cli.replay.ExplainCommand;
import dev.agentfirewall.cli.replay.LeaksCommand;
import dev.agentfirewall.cli.replay.ReplayCommand;
import dev.agentfirewall.cli.replay.RunsCommand;
import dev.agentfirewall.cli.replay.TryCommand;
import dev.agentfirewall.cli.scan.RedactCommand;
import dev.agentfirewall.cli.scan.ScanCommand;
import dev.agentfirewall.cli.tools.ToolsCommand;
import dev.agentfirewall.cli.vault.VaultCommand;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.rag.sensitive.SensitiveDataScanner;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The command {@code agent-firewall} and its subcommands. */
@Command(
        name = "agent-firewall",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "",
            "Stands between an AI agent and the world: screens what comes in, decides",
            "every tool call before it runs, and records it all.",
            ""
        },
        footerHeading = "%nTry:%n",
        footer = {
            "  agent-firewall demo                   watch an attack work, and then fail",
            "  agent-firewall scan --jsonl FILE      look for injected orders in texts",
            "  agent-firewall replay RUNS --tools T  what would it have stopped last month?",
            "  agent-firewall audit verify DIR       is the audit log as it was written?",
            "  agent-firewall approvals list         what do agents wait for?",
            "  agent-firewall policy explain CASE    which rules decide this, and why",
            "  agent-firewall tools infer TOOLS      what do these tools do?",
            "  agent-firewall models verify DIR      are these files the pinned ones?",
            "",
            "Results go to standard output, words for people to standard error.",
            "Exit: 0 done, 1 something was found, 2 wrong use, 3 a file is unreadable.",
            "`agent-firewall COMMAND --help` tells more."
        })
public final class AgentFirewall {
    private AgentFirewall() {}

    /** Runs one command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        int code = run(console, arguments);
        console.out().flush();
        console.err().flush();
        System.exit(code);
    }

    /** Runs one command and returns its {@link ExitCode}. */
    public static int run(Console console, String... arguments) {
        CommandLine line = new CommandLine(new AgentFirewall());
        line.addSubcommand(new DemoCommand(console));
        line.addSubcommand(
                new ScanCommand(console, RagScanner.rules(), BundledTier::new, SensitiveDataScanner::standard));
        line.addSubcommand(new CalibrateCommand(console, BundledTier::new));
        line.addSubcommand(new ReplayCommand(console, RagScanner.rules(), BundledTier::new));
        line.addSubcommand(new LeaksCommand(console, RagScanner.rules(), BundledTier::new));
        line.addSubcommand(RunsCommand.line(console));
        line.addSubcommand(new ExplainCommand(console, RagScanner.rules(), BundledTier::new));
        line.addSubcommand(new RedactCommand(console, SensitiveDataScanner::standard));
        line.addSubcommand(AuditCommand.line(console));
        line.addSubcommand(ApprovalsCommand.line(console));
        line.addSubcommand(VaultCommand.line(console));
        line.addSubcommand(PostgresCommand.line(console));
        line.addSubcommand(PolicyCommand.line(console)
                .addSubcommand(new TryCommand(console, RagScanner.rules(), BundledTier::new)));
        line.addSubcommand(ToolsCommand.line(console));
        line.addSubcommand(McpCommand.line(console, RagScanner.rules()));
        line.addSubcommand(ModelsCommand.line(console));
        line.setOut(writer(console.out()));
        line.setErr(writer(console.err()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(console.colours() ? Ansi.ON : Ansi.OFF));
        line.setParameterExceptionHandler((wrong, given) -> Failures.wrongUse(console, wrong));
        line.setExecutionExceptionHandler((failure, command, parsed) -> Failures.report(console, command, failure));
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return ExitCode.WRONG_USE;
        }
        return line.execute(arguments);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
