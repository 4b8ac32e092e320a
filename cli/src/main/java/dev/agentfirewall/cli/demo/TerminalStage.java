package dev.agentfirewall.cli.demo;

import dev.agentfirewall.cli.Reasons;
import dev.agentfirewall.cli.Style;
import dev.agentfirewall.cli.Wrap;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows what happens to a person, in 78 columns. Colours only underline what the words say. Calls of one tool in a row that went
 * the same way are shown once, with their number.
 */
final class TerminalStage implements Stage {
    private static final int WIDTH = 78;
    private static final int MARGIN = 12;
    private static final int TOOL = 25;

    private final PrintStream out;
    private final boolean colours;
    private final List<DemoEvent.Called> row = new ArrayList<>();

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
        Wrap.lines("The agent's model: " + opened.model(), WIDTH).forEach(line -> line(Style.DIM.of(line, colours)));
    }

    private void showAct(DemoEvent.Act act) {
        String words = "ACT " + act.number() + "  " + act.title() + " ";
        line("");
        line(Style.BOLD.of(words, colours) + Style.DIM.of("━".repeat(WIDTH - words.length()), colours));
    }

    private void showScene(DemoEvent.Scene scene) {
        line("");
        line(Style.BOLD.of(scene.id(), colours) + "  "
                + (scene.guarded() ? Style.BOLD_GREEN : Style.BOLD).of(scene.title(), colours));
        line("");
    }

    private void showSaid(DemoEvent.Said said) {
        Style style = said.voice() == DemoEvent.Voice.ATTACKER ? Style.RED : Style.PLAIN;
        line(indent() + Style.DIM.of(said.introduction() + ":", colours));
        List<String> lines = Wrap.lines("“" + said.words() + "”", WIDTH - MARGIN - 2);
        for (String words : lines) {
            line(indent() + "  " + style.of(words, colours));
        }
    }

    private void showCalls() {
        if (row.isEmpty()) {
            return;
        }
        DemoEvent.Called call = row.get(0);
        String times = row.size() == 1 ? "" : " ×" + row.size();
        String detail = String.join(
                ", ", row.stream().map(one -> CallWords.of(one.arguments())).toList());
        line(verdict(call.ran()) + Style.BOLD.of(pad(call.tool() + times, TOOL), colours) + " "
                + Wrap.shorten(detail, WIDTH - MARGIN - TOOL - 1));
        for (String code : call.codes()) {
            for (String words : Wrap.lines(code + ": " + Reasons.explain(code), WIDTH - MARGIN - 2)) {
                line(indent() + "  " + Style.YELLOW.of(words, colours));
            }
        }
        row.clear();
        out.flush();
    }

    private void showScreened(DemoEvent.Screened screened) {
        Style style = screened.action().equals("passed") ? Style.GREEN : Style.BOLD_RED;
        String word = screened.action().equals("passed") ? "shown" : screened.action();
        line("  " + style.of(pad(word.toUpperCase(java.util.Locale.ROOT), MARGIN - 2), colours) + screened.source());
        for (String finding : screened.findings()) {
            line(indent() + "  " + Style.YELLOW.of(finding, colours));
        }
    }

    private void showEffect(DemoEvent.Effect effect) {
        Style style = effect.good() ? Style.GREEN : Style.RED;
        String mark = effect.good() ? "✓ " : "✗ ";
        List<String> lines = Wrap.lines(effect.what(), WIDTH - MARGIN - 2);
        for (int i = 0; i < lines.size(); i++) {
            line(indent() + style.of((i == 0 ? mark : "  ") + lines.get(i), colours));
        }
    }

    private String verdict(boolean ran) {
        return "  "
                + (ran
                        ? Style.DIM.of(pad("ran", MARGIN - 2), colours)
                        : Style.BOLD_RED.of(pad("STOPPED", MARGIN - 2), colours));
    }

    private static boolean alike(DemoEvent.Called one, DemoEvent.Called other) {
        return one.tool().equals(other.tool())
                && one.ran() == other.ran()
                && one.codes().equals(other.codes());
    }

    private static String indent() {
        return " ".repeat(MARGIN);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private void line(String text) {
        out.print(text + "\n");
    }
}
