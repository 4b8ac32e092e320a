package dev.agentfirewall.cli.scan;

import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.corpus.CorpusResult;
import dev.agentfirewall.scan.Scanner;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What is looked for: injected orders, personal data and secrets, or both. */
final class Sought {
    private static final Set<String> WORDS = Set.of("", "injection", "sensitive", "all");

    @Option(
            names = "--find",
            paramLabel = "injection|sensitive|all",
            description = {
                "What to look for: injected orders, personal data and secrets, or all.",
                "Unless told, all in lines, and injected orders in a corpus."
            })
    private String word = "";

    void check() {
        if (!WORDS.contains(word)) {
            throw new WrongUseException("`--find` is `injection`, `sensitive` or `all`");
        }
    }

    /** What looks for orders in lines. */
    Scanner orders(Supplier<Scanner> orders) {
        return word.equals("sensitive") ? Scanner.none() : orders.get();
    }

    /** What looks for personal data and secrets in lines. */
    Scanner data(Supplier<Scanner> data) {
        return word.equals("injection") ? Scanner.none() : data.get();
    }

    /** What looks at a corpus. A folder of documents is full of names and addresses; who wants them listed says so. */
    Scanner inCorpus(Supplier<Scanner> orders, Supplier<Scanner> data) {
        return switch (word) {
            case "all" -> Scanner.all(List.of(orders.get(), data.get()));
            case "sensitive" -> data.get();
            default -> orders.get();
        };
    }

    /** Whether reports on a corpus list {@code result}: what is to be looked at, and what was asked for by name. */
    boolean lists(CorpusResult result) {
        boolean asked = word.equals("all") || word.equals("sensitive");
        return result.flagged()
                || result.unproven()
                || (asked && !result.findings().isEmpty());
    }
}
