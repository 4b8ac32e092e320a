package dev.agentfirewall.rag.classify;

import ai.onnxruntime.OrtException;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.VerifiedArtifact;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.scan.Channel;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The guard model, ready to read: tokenizer, linear model, encoder, and how their scores are joined. It is built from
 * bytes that {@link VerifiedArtifact} hands on, those that were hashed, and from nothing else.
 *
 * <p>Thread-safe. Holds native memory until closed.
 */
public final class GuardModel implements AutoCloseable {
    private static final String CONFIG = "guard.json";
    private static final JsonReader JSON = new JsonReader(new JsonLimits(1 << 16, 8, 1_000, 64));

    private final Digest digest;
    private final String name;
    private final PieceTokenizer tokenizer;
    private final Map<Pool, LinearModel> linear = new EnumMap<>(Pool.class);
    private final Map<Pool, Blend> blends = new EnumMap<>(Pool.class);
    private final Map<Channel, long[]> prefixes = new EnumMap<>(Channel.class);
    private final Encoder encoder;
    private final Shape shape;
    private final Thresholds thresholds;

    /**
     * Loads the model.
     *
     * @throws IllegalArgumentException when a verified file is not what this class reads
     */
    public GuardModel(VerifiedArtifact artifact) {
        Fields config = config(artifact);
        digest = artifact.digest();
        name = artifact.manifest().name();
        shape = Shape.read(config.object("shape"));
        tokenizer = new PieceTokenizer(artifact.bytes("tokenizer.json"));
        ByteBuffer weights = artifact.buffer("linear.bin").duplicate();
        for (Pool pool : Pool.values()) {
            linear.put(pool, LinearModel.read(weights));
            blends.put(pool, blend(config.object("blend").object(pool.name().toLowerCase(Locale.ROOT))));
        }
        encoder = new Encoder(artifact.bytes("model.onnx"));
        for (Channel channel : Channel.values()) {
            prefixes.put(channel, prefix(config.object("prefix").text(channel.word())));
        }
        thresholds = new Thresholds(digest, ThresholdsReader.shipped(config.object("thresholds")));
    }

    /** The digest that its findings, thresholds and audit records carry. */
    public Digest digest() {
        return digest;
    }

    /** Its name, such as {@code guard/1}. */
    public String name() {
        return name;
    }

    /** The thresholds that it ships with, fitted on development rows. */
    public Thresholds thresholds() {
        return thresholds;
    }

    PieceTokenizer tokenizer() {
        return tokenizer;
    }

    LinearModel linear(Pool pool) {
        return required(linear, pool);
    }

    Blend blend(Pool pool) {
        return required(blends, pool);
    }

    long[] prefix(Channel channel) {
        return required(prefixes, channel);
    }

    Encoder encoder() {
        return encoder;
    }

    Shape shape() {
        return shape;
    }

    private static <K, V> V required(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("the guard model has nothing for " + key);
        }
        return value;
    }

    private long[] prefix(String words) {
        return tokenizer.cut(words, Deadline.NEVER).pieces().ids();
    }

    private static Blend blend(Fields fields) {
        return new Blend(
                fields.number("encoder"),
                fields.number("linear"),
                fields.number("rules_high"),
                fields.number("rules_medium"),
                fields.number("bias"));
    }

    private static Fields config(VerifiedArtifact artifact) {
        try {
            return Fields.of(JSON.read(artifact.bytes(CONFIG)), CONFIG);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(CONFIG + " is not JSON: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            encoder.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not let go of the guard model", e);
        }
    }
}
