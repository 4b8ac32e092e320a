package dev.agentfirewall.corpus.spark;

import dev.agentfirewall.corpus.CorpusSummary;
import dev.agentfirewall.corpus.read.ReadLimits;
import dev.agentfirewall.json.CanonicalJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/**
 * The entry for {@code spark-submit}: {@code SparkScan CORPUS OUTPUT} and the options of {@link SparkJob}. It writes the results below {@code OUTPUT}, a line
 * each, and the figures to standard output. Who looks are rules and guard model, as on one machine.
 */
public final class SparkScan {
    private SparkScan() {}

    /** Runs; ends with 0, or with 1 where something is to be looked at, or 2 for wrong use. */
    public static void main(String[] arguments) throws IOException {
        int exit = 2;
        try {
            SparkJob job = SparkJob.parse(List.of(arguments));
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
    static boolean run(JavaSparkContext spark, SparkJob job, PrintStream out) throws IOException {
        SparkCorpusScan scan = new SparkCorpusScan(spark, recipe(job), ReadLimits.DEFAULT, job.requireProvenance());
        if (job.model().isPresent()) {
            scan.model(ShippedModel.ship(
                    spark, job.model().get(), read(job.manifest().orElseThrow())));
        }
        int partitions = job.partitions() > 0 ? job.partitions() : 4 * spark.defaultParallelism();
        JavaRDD<List<String>> files = scan.files(job.corpus(), partitions).persist(StorageLevel.MEMORY_AND_DISK());
        SparkCorpusScan.lines(files).saveAsTextFile(job.output());
        CorpusSummary summary = SparkCorpusScan.summary(files);
        out.println(CanonicalJson.write(summary.json()));
        out.flush();
        return summary.found();
    }

    private static ScannerRecipe recipe(SparkJob job) throws IOException {
        if (job.rulesOnly()) {
            return ScannerRecipe.rules();
        }
        return job.thresholds().isEmpty()
                ? ScannerRecipe.guardModel()
                : ScannerRecipe.guardModel(read(job.thresholds().get()));
    }

    // On the driver, and from there with the job: what pins must not come from where the executors could be lied to.
    private static byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }
}
