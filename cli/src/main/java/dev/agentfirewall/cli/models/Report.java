package dev.agentfirewall.cli.models;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.json.Json;
import picocli.CommandLine.Option;

/** What a command says: lines for programs always, words for people unless asked not to. */
final class Report {
    private final Console console;

    @Option(names = "--json", description = "Only the lines for programs; no words on standard error.")
    private boolean json;

    Report(Console console) {
        this.console = console;
    }

    void line(Json line) {
        console.out().print(JsonText.write(line) + "\n");
    }

    void words(String words) {
        if (!json) {
            console.err().println(words);
        }
    }
}
