package dev.agentfirewall.langchain4j;

import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A retriever whose chunks are judged before anyone ranks, counts or shows them. Thread-safe when the retriever is. */
public final class GuardedContentRetriever implements ContentRetriever {
    private final AgentFirewall firewall;
    private final ContentRetriever delegate;

    GuardedContentRetriever(AgentFirewall firewall, ContentRetriever delegate) {
        this.firewall = firewall;
        this.delegate = delegate;
    }

    @Override
    public List<Content> retrieve(Query query) {
        return ChunkJudge.judged(firewall, invocation(query), delegate.retrieve(query)).stream()
                .flatMap(chunk -> chunk.shown().stream())
                .toList();
    }

    private static @Nullable InvocationContext invocation(Query query) {
        return query.metadata() == null ? null : query.metadata().invocationContext();
    }
}
