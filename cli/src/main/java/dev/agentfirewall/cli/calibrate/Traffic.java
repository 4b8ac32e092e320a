package dev.agentfirewall.cli.calibrate;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.rag.calibrate.Sample;
import dev.agentfirewall.rag.calibrate.Score;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.SafeScan;
import dev.agentfirewall.scan.Scanner;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The scores of some texts, channel by channel. A text that came before on the same channel is left out: a hundred copies
 * of one newsletter tell no more than one. Texts are scored on all cores and forgotten.
 */
final class Traffic {
    private static final int BATCH = 64;
    private static final int STEP = 512;

    private final Console console;
    private final Scanner scanner;
    private final String what;
    private final Map<Channel, List<Score>> scores = new EnumMap<>(Channel.class);
    private final Map<Channel, Integer> repeated = new EnumMap<>(Channel.class);
    private final Set<Digest> seen = new HashSet<>();
    private final List<Text> waiting = new ArrayList<>();
    private int scored;

    /** @param what the texts are, for words on progress */
    Traffic(Console console, Scanner scanner, String what) {
        this.console = console;
        this.scanner = scanner;
        this.what = what;
    }

    void add(Text text) {
        if (!seen.add(text.digest())) {
            repeated.merge(text.channel(), 1, Integer::sum);
            return;
        }
        waiting.add(text);
        if (waiting.size() == BATCH) {
            score();
        }
    }

    /** Scores what waits; to be called after the last text. */
    void end() {
        score();
        if (scored >= STEP) {
            tell();
        }
    }

    Set<Channel> channels() {
        return scores.keySet();
    }

    Sample of(Channel channel) {
        return new Sample(scores.getOrDefault(channel, List.of()));
    }

    /** How many texts of a channel were left out because they had come before. */
    int repeated(Channel channel) {
        return repeated.getOrDefault(channel, 0);
    }

    private void score() {
        List<Score> fresh = waiting.parallelStream()
                .map(text -> Score.of(SafeScan.scan(scanner, text.words(), text.channel())))
                .toList();
        for (int i = 0; i < fresh.size(); i++) {
            scores.computeIfAbsent(waiting.get(i).channel(), channel -> new ArrayList<>())
                    .add(fresh.get(i));
        }
        int before = scored;
        scored += fresh.size();
        waiting.clear();
        if (scored / STEP > before / STEP) {
            tell();
        }
    }

    private void tell() {
        console.err().println(scored + " " + what + " scored");
        console.err().flush();
    }
}
