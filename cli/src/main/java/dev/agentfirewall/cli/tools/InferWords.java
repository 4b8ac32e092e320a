package dev.agentfirewall.cli.tools;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.Wrap;
import dev.agentfirewall.trace.infer.Certainty;
import dev.agentfirewall.trace.infer.InferredTool;
import java.util.List;
import java.util.stream.Collectors;

/** What was inferred, for people. */
final class InferWords {
    private static final int NAME = 36;
    private static final int WIDTH = 78;

    private InferWords() {}

    /** Whether nothing told what the tool does, so that it counts as the worst. */
    static boolean untold(InferredTool tool) {
        return tool.effects().certainty() == Certainty.LOW
                && tool.effects().value().primary() == Effect.EXECUTE;
    }

    /** Writes a line for each tool, then what to look at first. */
    static void tell(List<InferredTool> tools, Console console) {
        tools.forEach(tool -> console.err().println(line(tool)));
        List<InferredTool> unsure = tools.stream()
                .filter(tool -> tool.effects().certainty() == Certainty.LOW)
                .toList();
        console.err().println(tools.size() + " tool(s) inferred; " + unsure.size() + " to look at first.");
        for (InferredTool tool : unsure) {
            String why = tool.name() + ": " + tool.effects().because();
            Wrap.lines(why, WIDTH).forEach(words -> console.err().println("  " + words));
        }
    }

    private static String line(InferredTool tool) {
        String others = tool.effects().value().all().stream()
                .filter(effect -> effect != tool.effects().value().primary())
                .map(Effect::word)
                .collect(Collectors.joining(", "));
        String effects = tool.effects().value().primary().word() + (others.isEmpty() ? "" : " (" + others + ")");
        return "%-36s %-24s %s"
                .formatted(
                        Wrap.shorten(tool.name(), NAME),
                        effects,
                        tool.effects().certainty().word())
                .stripTrailing();
    }
}
