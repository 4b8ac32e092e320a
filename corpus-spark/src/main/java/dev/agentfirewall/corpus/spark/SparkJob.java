package dev.agentfirewall.corpus.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param corpus the folder to screen, on any file system that Hadoop knows
 * @param output the folder to write to; it must not be there yet
 * @param requireProvenance whether segments must carry a complete record of provenance
 * @param partitions pieces of work; 0 where nobody said
 * @param rulesOnly whether the guard model is left out
 * @param thresholds a file on the driver, as {@code calibrate} wrote it
 * @param model a folder on the driver with a guard model that takes the place of the library's own
 * @param manifest a file on the driver that pins it
 */
record SparkJob(
        String corpus,
        String output,
        boolean requireProvenance,
        int partitions,
        boolean rulesOnly,
        Optional<Path> thresholds,
        Optional<Path> model,
        Optional<Path> manifest) {
    private static final String USE = "use: SparkScan CORPUS OUTPUT [--require-provenance] [--partitions N]"
            + " [--tier rules|all] [--thresholds FILE] [--model DIR --manifest FILE]";
    private static final Set<String> VALUED = Set.of("--partitions", "--tier", "--thresholds", "--model", "--manifest");

    SparkJob {
        if (model.isPresent() != manifest.isPresent()) {
            throw new IllegalArgumentException("`--model` goes with `--manifest`, which pins it\n" + USE);
        }
        if (rulesOnly && (thresholds.isPresent() || model.isPresent())) {
            throw new IllegalArgumentException(
                    "`--thresholds` and `--model` are the guard model's, and `--tier rules` does not ask it\n" + USE);
        }
    }

    static SparkJob parse(List<String> arguments) {
        List<String> places = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        boolean require = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--require-provenance")) {
                require = true;
            } else if (VALUED.contains(argument) && i + 1 < arguments.size()) {
                values.put(argument, arguments.get(++i));
            } else if (argument.startsWith("--")) {
                throw new IllegalArgumentException(USE);
            } else {
                places.add(argument);
            }
        }
        if (places.size() != 2) {
            throw new IllegalArgumentException(USE);
        }
        return new SparkJob(
                places.get(0),
                places.get(1),
                require,
                number(values.getOrDefault("--partitions", "0")),
                rules(values.getOrDefault("--tier", "all")),
                path(values, "--thresholds"),
                path(values, "--model"),
                path(values, "--manifest"));
    }

    private static Optional<Path> path(Map<String, String> values, String option) {
        return Optional.ofNullable(values.get(option)).map(Path::of);
    }

    private static boolean rules(String tier) {
        if (!tier.equals("rules") && !tier.equals("all")) {
            throw new IllegalArgumentException(USE);
        }
        return tier.equals("rules");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(USE);
        }
    }
}
