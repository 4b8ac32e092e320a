package dev.agentfirewall.corpus;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Channel;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The figures of a corpus, added up result by result. Not thread-safe.
 *
 * <p><b>Indirect-injection coverage</b> is, of the texts in which orders were found, the share that would have reached the model through retrieval: on any channel but
 * the user's and the system's own. It says how much of what was found a screen on user input alone would never have been shown.
 */
public final class CorpusSummary implements Serializable {
    private static final long serialVersionUID = 1;

    /** The channels by which strangers' texts reach a model. */
    public static final Set<Channel> INDIRECT =
            Set.copyOf(EnumSet.of(Channel.DOCUMENT, Channel.WEB, Channel.EMAIL, Channel.TOOL_RESULT));

    private final EnumMap<Channel, Integer> texts = new EnumMap<>(Channel.class);
    private final EnumMap<Channel, Integer> attacks = new EnumMap<>(Channel.class);
    private final TreeMap<String, Integer> rules = new TreeMap<>();
    private final TreeMap<String, Integer> incomplete = new TreeMap<>();
    private int files;
    private int flagged;
    private int unproven;

    /** Adds a file that was screened. */
    public void add(CorpusRun.Screened file) {
        addFile(file.results());
    }

    /** Adds the results of a file. */
    public void addFile(List<CorpusResult> results) {
        files++;
        results.forEach(this::add);
    }

    /** Adds what was added to {@code other}: parts of a corpus are scanned by many. */
    public CorpusSummary merge(CorpusSummary other) {
        files += other.files;
        flagged += other.flagged;
        unproven += other.unproven;
        other.texts.forEach((channel, count) -> texts.merge(channel, count, Integer::sum));
        other.attacks.forEach((channel, count) -> attacks.merge(channel, count, Integer::sum));
        other.rules.forEach((rule, count) -> rules.merge(rule, count, Integer::sum));
        other.incomplete.forEach((code, count) -> incomplete.merge(code, count, Integer::sum));
        return this;
    }

    private void add(CorpusResult result) {
        texts.merge(result.channel(), 1, Integer::sum);
        if (result.attack()) {
            attacks.merge(result.channel(), 1, Integer::sum);
        }
        flagged += result.flagged() ? 1 : 0;
        unproven += result.unproven() ? 1 : 0;
        result.incomplete().ifPresent(code -> incomplete.merge(code, 1, Integer::sum));
        result.findings().stream()
                .filter(finding -> finding.severity().flags())
                .map(CorpusFinding::rule)
                .distinct()
                .forEach(rule -> rules.merge(rule, 1, Integer::sum));
    }

    public int files() {
        return files;
    }

    /** Documents and segments. */
    public int texts() {
        return sum(texts);
    }

    public int flagged() {
        return flagged;
    }

    public int unproven() {
        return unproven;
    }

    /** Texts in which orders were found, by channel. */
    public Map<Channel, Integer> attacks() {
        return Map.copyOf(attacks);
    }

    /** Texts by channel. */
    public Map<Channel, Integer> channels() {
        return Map.copyOf(texts);
    }

    /** How many texts each rule flagged, by its code. */
    public Map<String, Integer> rules() {
        return new TreeMap<>(rules);
    }

    /** How many texts were not read or screened whole, by reason. */
    public Map<String, Integer> incomplete() {
        return new TreeMap<>(incomplete);
    }

    /** Whether something is to be looked at. */
    public boolean found() {
        return flagged > 0 || unproven > 0;
    }

    /** Indirect-injection coverage, 0 to 1; empty where nothing was found. */
    public Optional<Double> indirectCoverage() {
        int all = sum(attacks);
        return all == 0 ? Optional.empty() : Optional.of((double) indirectAttacks() / all);
    }

    /** Texts in which orders were found and that come through retrieval. */
    public int indirectAttacks() {
        return attacks.entrySet().stream()
                .filter(entry -> INDIRECT.contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The closing line of a scan. */
    public Json.Obj json() {
        Json coverage = indirectCoverage()
                .<Json>map(share -> new Json.Num(BigDecimal.valueOf(share).setScale(4, RoundingMode.HALF_UP)))
                .orElse(Json.NULL);
        return Json.object()
                .put("files", files)
                .put("texts", texts())
                .put("flagged", flagged)
                .put("incomplete", sum(incomplete))
                .put("unproven", unproven)
                .put("attacks", sum(attacks))
                .put("indirect_attacks", indirectAttacks())
                .put("indirect_coverage", coverage)
                .build();
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
