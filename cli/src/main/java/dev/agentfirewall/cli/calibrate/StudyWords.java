package dev.agentfirewall.cli.calibrate;

import dev.agentfirewall.rag.calibrate.Fit;
import dev.agentfirewall.rag.calibrate.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What calibration found, in words. */
final class StudyWords {
    private StudyWords() {}

    /** One channel: its threshold, and what that costs. */
    static List<String> of(ChannelStudy study, double target) {
        List<String> lines = new ArrayList<>();
        lines.add(study.channel().word() + ": " + verdict(study, target));
        double now = study.threshold().flag();
        double shipped = study.shipped().flag();
        lines.add("  honest, flagged: " + study.honest().flaggedFrom(now)
                + besides(study, study.honest().flaggedFrom(shipped)));
        if (study.honest().flaggedRegardless().hits() > 0) {
            lines.add("    of these whatever the threshold: "
                    + study.honest().flaggedRegardless().hits() + " (by rules, or not read whole)");
        }
        study.caughtFrom(now)
                .ifPresent(caught -> lines.add("  attacks, caught: " + caught
                        + study.caughtFrom(shipped)
                                .map(before -> besides(study, before) + shift(study, before, caught))
                                .orElse("")));
        if (study.threshold().flag() < study.shipped().note()) {
            lines.add("  far below the shipped threshold: sound only if these texts are as varied as those to come");
        }
        if (study.repeated() > 0) {
            lines.add("  " + study.repeated() + " texts that had come before were left out");
        }
        return lines;
    }

    private static String verdict(ChannelStudy study, double target) {
        return study.fit()
                .fold(
                        fitted -> "flag from " + probability(fitted.threshold().flag()) + " (shipped "
                                + probability(study.shipped().flag()) + "), note from "
                                + probability(fitted.threshold().note()) + " (shipped "
                                + probability(study.shipped().note()) + ")",
                        few -> "the shipped threshold "
                                + probability(study.shipped().flag()) + " is kept: "
                                + percent(target) + " takes " + few.needed() + " honest texts, and there are "
                                + few.texts(),
                        out -> "the shipped threshold "
                                + probability(study.shipped().flag()) + " is kept: no threshold keeps to "
                                + percent(target) + ", as even at 1 this is flagged: " + out.flagged());
    }

    private static String besides(ChannelStudy study, Rate shipped) {
        return study.fit() instanceof Fit.Fitted ? "; at the shipped threshold " + shipped : "";
    }

    private static String shift(ChannelStudy study, Rate before, Rate after) {
        return study.fit() instanceof Fit.Fitted
                ? String.format(Locale.ROOT, "; %+.1f points", 100 * (after.share() - before.share()))
                : "";
    }

    /** A probability, with digits where they matter: near 0 and near 1. */
    static String probability(double p) {
        if (p == 0 || p == 1) {
            return p == 0 ? "0" : "1";
        }
        double end = Math.min(p, 1 - p);
        int digits = (int) Math.min(12, Math.max(3, Math.ceil(-Math.log10(end)) + 1));
        return String.format(Locale.ROOT, "%." + digits + "f", p);
    }

    /** Such as {@code 0.5 %}. */
    static String percent(double share) {
        String digits = String.format(Locale.ROOT, "%.2f", 100 * share);
        return digits.replaceFirst("\\.?0+$", "") + " %";
    }
}
