package dev.agentfirewall.langchain4j;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.injector.DefaultContentInjector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An augmentor whose chunks are judged, and whose message says which of its words a retriever wrote. Whatever of the augmented message is not the
 * user's own text counts as retrieved: chunks, their metadata, and the template around them.
 *
 * <p>Thread-safe when the augmentor is.
 */
public final class GuardedRetrievalAugmentor implements RetrievalAugmentor {
    private final AgentFirewall firewall;
    private final RetrievalAugmentor delegate;

    GuardedRetrievalAugmentor(AgentFirewall firewall, RetrievalAugmentor delegate) {
        this.firewall = firewall;
        this.delegate = delegate;
    }

    boolean isOf(AgentFirewall some) {
        return firewall == some;
    }

    @Override
    public AugmentationResult augment(AugmentationRequest request) {
        AugmentationResult raw = delegate.augment(request);
        List<Content> contents = raw.contents() == null ? List.of() : raw.contents();
        List<ChunkJudge.Judged> chunks = ChunkJudge.judged(firewall, invocation(request), contents);
        ChatMessage message = withJudged(raw, chunks, request.chatMessage());
        return AugmentationResult.builder()
                .chatMessage(marked(message, request.chatMessage(), chunks))
                .contents(kept(chunks))
                .build();
    }

    private static @Nullable InvocationContext invocation(AugmentationRequest request) {
        return request.metadata() == null ? null : request.metadata().invocationContext();
    }

    private static List<Content> kept(List<ChunkJudge.Judged> chunks) {
        return chunks.stream().flatMap(chunk -> chunk.shown().stream()).toList();
    }

    private static ChatMessage withJudged(
            AugmentationResult raw, List<ChunkJudge.Judged> chunks, ChatMessage original) {
        boolean whole = chunks.stream().allMatch(chunk -> chunk.shown().equals(Optional.of(chunk.content())));
        // Which words of the message came from a chunk that was cut, only its injector knows: it is injected afresh.
        return whole ? raw.chatMessage() : new DefaultContentInjector().inject(kept(chunks), original);
    }

    private static ChatMessage marked(ChatMessage message, ChatMessage original, List<ChunkJudge.Judged> chunks) {
        if (!(message instanceof UserMessage augmented) || message.equals(original)) {
            return message;
        }
        String said = original instanceof UserMessage user && user.hasSingleText() ? user.singleText() : "";
        if (!augmented.hasSingleText()) {
            return RetrievedText.markWhole(augmented);
        }
        String text = ((TextContent) augmented.contents().get(0)).text();
        return RetrievedText.mark(augmented, text, stretches(text, said, chunks));
    }

    private static List<RetrievedText.Stretch> stretches(String text, String said, List<ChunkJudge.Judged> chunks) {
        List<RetrievedText.Stretch> found = new ArrayList<>();
        int own = said.isEmpty() ? -1 : text.indexOf(said);
        RetrievedText.Stretch users =
                new RetrievedText.Stretch(Math.max(own, 0), own < 0 ? 0 : own + said.length(), "");
        for (ChunkJudge.Judged chunk : chunks) {
            chunk.shown().ifPresent(shown -> find(text, shown.textSegment().text(), chunk.source(), users, found));
        }
        return filled(text, users, found);
    }

    private static void find(
            String text, String chunk, String source, RetrievedText.Stretch users, List<RetrievedText.Stretch> found) {
        int from = 0;
        int at = text.indexOf(chunk, from);
        while (at >= 0) {
            RetrievedText.Stretch stretch = new RetrievedText.Stretch(at, at + chunk.length(), source);
            if (!overlap(stretch, users) && found.stream().noneMatch(other -> overlap(stretch, other))) {
                found.add(stretch);
                return;
            }
            from = at + 1;
            at = text.indexOf(chunk, from);
        }
    }

    private static boolean overlap(RetrievedText.Stretch some, RetrievedText.Stretch other) {
        return some.start() < other.end() && other.start() < some.end();
    }

    /** The chunks, and everything between them that is not the user's. */
    private static List<RetrievedText.Stretch> filled(
            String text, RetrievedText.Stretch users, List<RetrievedText.Stretch> chunks) {
        List<RetrievedText.Stretch> known = new ArrayList<>(chunks);
        known.add(users);
        known.sort(Comparator.comparingInt(RetrievedText.Stretch::start));
        List<RetrievedText.Stretch> all = new ArrayList<>(chunks);
        int done = 0;
        for (RetrievedText.Stretch stretch : known) {
            addRest(all, done, stretch.start());
            done = Math.max(done, stretch.end());
        }
        addRest(all, done, text.length());
        return all;
    }

    private static void addRest(List<RetrievedText.Stretch> all, int start, int end) {
        if (start < end) {
            all.add(new RetrievedText.Stretch(start, end, "injected"));
        }
    }
}
