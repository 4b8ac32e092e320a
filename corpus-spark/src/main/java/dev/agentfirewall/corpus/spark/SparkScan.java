package dev.agentfirewall.corpus.spark;

import dev.agentfirewall.corpus.CorpusSummary;
import dev.agentfirewall.corpus.read.ReadLimits;
import dev.agentfirewall.json.CanonicalJson;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/**
 * The entry for {@code spark-submit}: {@code SparkScan CORPUS OUTPUT [--require-provenance] [--partitions N]}. It writes the results below {@code OUTPUT}, a line
 * each, and the figures to standard output.
 */
public final class SparkScan {
    private static final String USE = "use: SparkScan CORPUS OUTPUT [--require-provenance] [--partitions N]";

    private SparkScan() {}

    /** Runs; ends with 0, or with 1 where something is to be looked at, or 2 for wrong use. */
    public static void main(String[] arguments) throws IOException {
        int exit = 2;
        try {
            Job job = Job.parse(List.of(arguments));
            try (JavaSparkContext spark =
                    new JavaSparkContext(new SparkConf().setIfMissing("spark.app.name", "agent-firewall"))) {
                exit = run(spark, job, System.out) ? 1 : 0;
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
        }
        System.exit(exit);
    }

    /** Runs {@code job} and says whether something is to be looked at. */
    static boolean run(JavaSparkContext spark, Job job, PrintStream out) throws IOException {
        SparkCorpusScan scan =
                new SparkCorpusScan(spark, ScannerRecipe.rules(), ReadLimits.DEFAULT, job.requireProvenance());
        int partitions = job.partitions() > 0 ? job.partitions() : 4 * spark.defaultParallelism();
        JavaRDD<List<String>> files = scan.files(job.corpus(), partitions).persist(StorageLevel.MEMORY_AND_DISK());
        SparkCorpusScan.lines(files).saveAsTextFile(job.output());
        CorpusSummary summary = SparkCorpusScan.summary(files);
        out.println(CanonicalJson.write(summary.json()));
        out.flush();
        return summary.found();
    }

    /**
     * What was asked for.
     *
     * @param partitions pieces of work; 0 where nobody said
     */
    record Job(String corpus, String output, boolean requireProvenance, int partitions) {

        static Job parse(List<String> arguments) {
            List<String> places = new ArrayList<>();
            boolean require = false;
            int partitions = 0;
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (argument.equals("--require-provenance")) {
                    require = true;
                } else if (argument.equals("--partitions") && i + 1 < arguments.size()) {
                    partitions = number(arguments.get(++i));
                } else if (argument.startsWith("--")) {
                    throw new IllegalArgumentException(USE);
                } else {
                    places.add(argument);
                }
            }
            if (places.size() != 2) {
                throw new IllegalArgumentException(USE);
            }
            return new Job(places.get(0), places.get(1), require, partitions);
        }

        private static int number(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(USE);
            }
        }
    }
}
