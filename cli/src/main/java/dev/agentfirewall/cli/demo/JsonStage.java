package dev.agentfirewall.cli.demo;

import dev.agentfirewall.cli.JsonText;
import java.io.PrintStream;

/** Writes what happens for programs, one JSON object a line. */
final class JsonStage implements Stage {
    private final PrintStream out;

    JsonStage(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(DemoEvent event) {
        out.print(JsonText.write(event.toJson()) + "\n");
        out.flush();
    }
}
