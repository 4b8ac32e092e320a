package dev.agentfirewall.cli.scan;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.corpus.CorpusResult;
import dev.agentfirewall.corpus.CorpusSummary;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What a corpus scan says to people when it ends. */
final class CorpusWords {
    private static final int MOST_NAMED = 20;

    private CorpusWords() {}

    static void write(Console console, CorpusSummary summary, List<CorpusResult> notable, double rate) {
        PrintStream err = console.err();
        List<CorpusResult> unread = notable.stream()
                .filter(result -> result.incomplete().isPresent())
                .toList();
        unread.stream()
                .limit(MOST_NAMED)
                .forEach(result -> err.println("not read whole: " + visible(result.id()) + ": "
                        + result.incomplete().orElse("")));
        if (unread.size() > MOST_NAMED) {
            err.println("not read whole: " + (unread.size() - MOST_NAMED) + " more");
        }
        err.printf(
                Locale.ROOT,
                "%d files, %d documents and segments: %d to be looked at, %d of them not read whole; %d without sound provenance.%n",
                summary.files(),
                summary.texts(),
                summary.flagged(),
                unread.size(),
                summary.unproven());
        err.printf(Locale.ROOT, "%s %.1f files a second.%n", coverage(summary), rate);
    }

    private static String coverage(CorpusSummary summary) {
        return summary.indirectCoverage()
                .map(share -> String.format(
                        Locale.ROOT,
                        "Indirect-injection coverage %.0f %%: so many of the attacks come through retrieval.",
                        100 * share))
                .orElse("No orders found.");
    }

    // A file's name is a stranger's too, and could steer a terminal.
    private static String visible(String name) {
        return name.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
