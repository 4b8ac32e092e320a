package dev.agentfirewall.cli.demo;

import dev.agentfirewall.cli.Reasons;
import dev.agentfirewall.cli.Style;
import dev.agentfirewall.cli.Wrap;
import dev.agentfirewall.cli.demo.DemoEvent.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows what happens to a person, in 78 columns. Colours only underline what the words say. Calls of one tool in a row that went
 * the same way are shown once, with their number.
 */
final class TerminalStage implements Stage {
    private static final int WIDTH = 78;
    private static final int VERDICT = 12;
    private static final int TOOL = 25;

    private final PrintStream out;
    private final boolean colours;
    private final List<DemoEvent.Called> row = new ArrayList<>();
    private boolean spaced = true;

    TerminalStage(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    @Override
    public void show(DemoEvent event) {
        if (event instanceof DemoEvent.Called call) {
            if (!row.isEmpty() && !alike(row.get(0), call)) {
                showCalls();
            }
            row.add(call);
            return;
        }
        showCalls();
        showOther(event);
        spaced = event instanceof DemoEvent.Effect
                || event instanceof DemoEvent.Scene
                || event instanceof DemoEvent.Said;
        out.flush();
    }

    private void showOther(DemoEvent event) {
        if (event instanceof DemoEvent.Opened opened) {
            showOpened(opened);
        } else if (event instanceof DemoEvent.Act act) {
            showAct(act);
        } else if (event instanceof DemoEvent.Scene scene) {
            showScene(scene);
        } else if (event instanceof DemoEvent.Said said) {
            showSaid(said);
        } else if (event instanceof DemoEvent.Screened screened) {
            showScreened(screened);
        } else if (event instanceof DemoEvent.Effect effect) {
            showEffect(effect);
        } else if (event instanceof DemoEvent.Closed closed) {
            new ClosingTable(out, colours).show(closed);
        }
    }

    private void showOpened(DemoEvent.Opened opened) {
        line("");
        line(Style.BOLD.of("Agent Firewall", colours) + Style.DIM.of(" " + opened.version(), colours));
        lines(2, Style.DIM, "The agent's model is " + opened.model() + ".");
    }

    private void showAct(DemoEvent.Act act) {
        String words = "ACT " + act.number() + "  " + act.title() + " ";
        line("");
        line(Style.BOLD.of(words, colours) + Style.DIM.of("━".repeat(WIDTH - words.length()), colours));
    }

    private void showScene(DemoEvent.Scene scene) {
        line("");
        line(Style.BOLD.of(scene.id(), colours) + "  "
                + (scene.guarded() ? Style.BOLD_GREEN : Style.BOLD_RED).of(scene.title(), colours));
        line("");
    }

    private void showSaid(DemoEvent.Said said) {
        line("  " + said.introduction() + ":");
        lines(4, said.voice() == DemoEvent.Voice.ATTACKER ? Style.RED : Style.CYAN, "“" + said.words() + "”");
        line("");
    }

    private void showCalls() {
        if (row.isEmpty()) {
            return;
        }
        DemoEvent.Called call = row.get(0);
        String tool = Wrap.printable(call.tool()) + (row.size() == 1 ? "" : " ×" + row.size());
        String detail = String.join(
                ", ", row.stream().map(one -> CallWords.of(one.arguments())).toList());
        line("  " + verdict(call.verdict())
                + (detail.isBlank() ? tool : pad(tool, TOOL) + Wrap.shorten(detail, WIDTH - 2 - VERDICT - TOOL)));
        for (String code : call.codes()) {
            lines(VERDICT + 4, Style.YELLOW, code + ": " + Reasons.explain(code));
        }
        row.clear();
        spaced = false;
        out.flush();
    }

    private void showScreened(DemoEvent.Screened screened) {
        boolean passed = screened.action().equals("passed");
        String word = passed ? pad("shown", VERDICT) : pad(screened.action().toUpperCase(Locale.ROOT), VERDICT);
        line("  " + (passed ? Style.DIM : Style.BOLD_RED).of(word, colours)
                + Wrap.shorten(screened.source(), WIDTH - 2 - VERDICT));
        if (!passed) {
            lines(VERDICT + 4, Style.YELLOW, "orders found: " + String.join(", ", screened.findings()));
        }
    }

    private void showEffect(DemoEvent.Effect effect) {
        if (!spaced) {
            line("");
        }
        Style style = effect.good() ? Style.GREEN : Style.RED;
        List<String> lines = Wrap.lines(effect.what(), WIDTH - 4);
        for (int i = 0; i < lines.size(); i++) {
            line("  " + style.of((i > 0 ? "  " : effect.good() ? "✓ " : "✗ ") + lines.get(i), colours));
        }
    }

    private String verdict(Verdict verdict) {
        return switch (verdict) {
            case RAN -> Style.DIM.of(pad("ran", VERDICT), colours);
            case HELD -> Style.BOLD_YELLOW.of(pad("HELD", VERDICT), colours);
            case STOPPED -> Style.BOLD_RED.of(pad("STOPPED", VERDICT), colours);
        };
    }

    private static boolean alike(DemoEvent.Called one, DemoEvent.Called other) {
        return one.tool().equals(other.tool())
                && one.verdict() == other.verdict()
                && one.codes().equals(other.codes());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private void lines(int indent, Style style, String text) {
        Wrap.lines(text, WIDTH - indent).forEach(words -> line(" ".repeat(indent) + style.of(words, colours)));
    }

    private void line(String text) {
        out.print(text + "\n");
    }
}
