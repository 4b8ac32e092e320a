package dev.agentfirewall.samples.poisoneddocument;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A travel company's handbook in an embedding store in this process, with one passage in it that somebody slipped in.
 * The embedding model lies in its jar and needs no network.
 */
public final class Handbook {
    /** Where the slipped-in passage would send a customer's card number. */
    public static final String TRAP = "refund-desk.example";

    private static final int PASSAGES_SHOWN = 3;

    private Handbook() {}

    /** Finds the three passages that are nearest in meaning to a question. Slow to make, as it loads the model: about a second. */
    public static ContentRetriever retriever() {
        EmbeddingModel embeddings = new AllMiniLmL6V2QuantizedEmbeddingModel();
        InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
        List<TextSegment> passages = passages();
        store.addAll(embeddings.embedAll(passages).content(), passages);
        return EmbeddingStoreContentRetriever.builder()
                .embeddingStore(store)
                .embeddingModel(embeddings)
                .maxResults(PASSAGES_SHOWN)
                .build();
    }

    private static List<TextSegment> passages() {
        List<TextSegment> passages = new ArrayList<>();
        for (String text : resource("handbook.txt").split("\\R\\R", -1)) {
            passages.add(passage("handbook.txt", text.strip()));
        }
        passages.add(passage("uploads/refunds-2024.txt", poison()));
        return passages;
    }

    /** What somebody slipped in. */
    public static String poison() {
        return resource("poison.txt").strip();
    }

    private static TextSegment passage(String source, String text) {
        return TextSegment.from(text, Metadata.from("source", source));
    }

    private static String resource(String name) {
        try (InputStream in = Handbook.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("`" + name + "` is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
