package dev.agentfirewall.redteam.story;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.redteam.replay.CallVerdict;
import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.redteam.replay.Verdict;
import dev.agentfirewall.redteam.report.Figures;
import dev.agentfirewall.redteam.report.FiguresText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A replay as one page that needs no other file: a summary with charts, and runs told as stories. Runs that someone should look at are told first. The page holds
 * what was said, so that it is for the eyes of those who may see the runs; it runs no script but its own, which is named by its hash and
 * draws the lines from values to words. Not thread-safe.
 */
public final class StoryPage {
    private static final int MOST_STORIES = 60;
    private static final Pattern PART = Pattern.compile("\\{\\{(\\w+)\\}\\}");

    private final Function<String, String> explain;
    private final List<String> telling = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private int runs;

    /** @param explain a reason's code in words */
    public StoryPage(Function<String, String> explain) {
        this.explain = explain;
    }

    /** Adds a run; as many are told as a page can hold. */
    public void add(RunVerdict run) {
        runs++;
        List<String> place = remarkable(run) ? telling : others;
        if (place.size() < MOST_STORIES) {
            place.add(new RunStory("r" + runs, run, explain).html());
        }
    }

    /** A call of the attacker's that was not denied, or a user's call that was not permitted. */
    private static boolean remarkable(RunVerdict run) {
        return run.calls().stream().anyMatch(StoryPage::remarkable);
    }

    private static boolean remarkable(CallVerdict call) {
        return call.attack() ? call.changes() && call.verdict() != Verdict.DENY : call.verdict() != Verdict.PERMIT;
    }

    /** The page. */
    public String html(Map<String, Figures> suites) {
        String script = resource("story.js");
        List<String> told = told();
        Map<String, String> parts = Map.of(
                "hash", hash(script),
                "style", resource("story.css"),
                "charts", Bars.of(suites),
                "figures", figures(suites),
                "told", String.valueOf(told.size()),
                "runs", String.valueOf(runs),
                "stories", String.join("", told),
                "script", script);
        // In one pass: a text may look like a part of the page.
        return PART.matcher(resource("story.html"))
                .replaceAll(part -> Matcher.quoteReplacement(parts.getOrDefault(part.group(1), "")));
    }

    private static String figures(Map<String, Figures> suites) {
        return suites.entrySet().stream()
                .map(suite -> FiguresText.of(suite.getKey().isEmpty() ? "runs" : suite.getKey(), suite.getValue()))
                .map(words -> "<pre>" + Html.escape(words) + "</pre>")
                .collect(Collectors.joining("\n"));
    }

    private List<String> told() {
        List<String> told = new ArrayList<>(telling);
        others.stream().limit(Math.max(0, MOST_STORIES - told.size())).forEach(told::add);
        return told;
    }

    private static String hash(String script) {
        byte[] digest = HexFormat.of().parseHex(Digest.of(script).hex());
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    private static String resource(String name) {
        try (InputStream in = StoryPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("`" + name + "` is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("`" + name + "` cannot be read", e);
        }
    }
}
