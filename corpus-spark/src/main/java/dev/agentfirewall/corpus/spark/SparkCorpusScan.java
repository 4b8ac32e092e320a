package dev.agentfirewall.corpus.spark;

import dev.agentfirewall.corpus.CorpusSummary;
import dev.agentfirewall.corpus.read.ReadLimits;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Screens a corpus on a cluster. Each file's results are what {@link dev.agentfirewall.corpus.CorpusScanner} says of it on one machine, bit for bit, whatever the
 * number of partitions, and in the order of the files.
 *
 * <p>Used by one thread, the driver's.
 */
public final class SparkCorpusScan {
    private final JavaSparkContext spark;
    private final ScannerRecipe recipe;
    private final ReadLimits limits;
    private final boolean requireProvenance;
    private Optional<ShippedModel> model = Optional.empty();

    /**
     * @param recipe how each executor makes its scanner
     * @param limits how much is read of one document
     * @param requireProvenance whether segments must carry a complete record of provenance
     */
    public SparkCorpusScan(JavaSparkContext spark, ScannerRecipe recipe, ReadLimits limits, boolean requireProvenance) {
        this.spark = spark;
        this.recipe = recipe;
        this.limits = limits;
        this.requireProvenance = requireProvenance;
    }

    /** Gives the recipe a model that was shipped. */
    public SparkCorpusScan model(ShippedModel shipped) {
        model = Optional.of(shipped);
        return this;
    }

    /**
     * The results for the files below {@code folder}: an element a file, its results as canonical JSON lines.
     *
     * @throws IOException when the folder cannot be listed
     */
    public JavaRDD<List<String>> files(String folder, int partitions) throws IOException {
        Configuration configuration = spark.hadoopConfiguration();
        SparkCorpus corpus = SparkCorpus.below(folder, configuration);
        FileScan scan = new FileScan(
                new ExecutorScanner(recipe, model, limits, requireProvenance),
                corpus.root(),
                spark.broadcast(new SerializableConfiguration(configuration)));
        return spark.parallelize(corpus.paths(), Math.max(1, partitions)).mapPartitions(scan);
    }

    /** All lines of {@code files}, in order. */
    public static JavaRDD<String> lines(JavaRDD<List<String>> files) {
        return files.flatMap(List::iterator);
    }

    /** The figures of {@code files}. */
    public static CorpusSummary summary(JavaRDD<List<String>> files) {
        return files.mapPartitions(SparkCorpusScan::summed).fold(new CorpusSummary(), CorpusSummary::merge);
    }

    private static Iterator<CorpusSummary> summed(Iterator<List<String>> files) {
        CorpusSummary summary = new CorpusSummary();
        files.forEachRemaining(
                file -> summary.addFile(file.stream().map(ResultLines::read).toList()));
        return List.of(summary).iterator();
    }
}
