package dev.agentfirewall.cli.mcp;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.mcp.McpServer;
import dev.agentfirewall.mcp.VisibleText;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import java.util.stream.Collectors;

/** Tells a person which of a server's texts give orders. */
final class Flagged {
    private Flagged() {}

    /** How many texts do; each is named on standard error with the rules that say so. */
    static long tell(McpServer server, Scanner scanner, Console console) {
        long items = server.items().stream()
                .filter(item -> flagged(item.kind().word() + " " + item.id(), item.texts(), scanner, console))
                .count();
        boolean instructions = server.instructions()
                .filter(text -> flagged("instructions", text, scanner, console))
                .isPresent();
        return items + (instructions ? 1 : 0);
    }

    private static boolean flagged(String what, String text, Scanner scanner, Console console) {
        ScanReport report = scanner.scan(text, Channel.SYSTEM);
        boolean found = report.flagged() || report instanceof ScanReport.Incomplete;
        if (found) {
            String rules =
                    report.findings().stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
            String shown = VisibleText.of(CanonicalJson.write(Json.of(what)));
            console.err()
                    .println(shown + " gives orders, and is not offered: "
                            + (rules.isEmpty() ? "it was not read to its end" : rules));
        }
        return found;
    }
}
