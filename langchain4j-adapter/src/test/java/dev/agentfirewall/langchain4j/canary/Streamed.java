package dev.agentfirewall.langchain4j.canary;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.TokenStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** What the user of a stream saw: its parts joined, and its end. */
public record Streamed(String partials, String complete) {

    /** Runs the stream to its end. */
    public static Streamed of(TokenStream stream) throws Exception {
        List<String> partials = new CopyOnWriteArrayList<>();
        CompletableFuture<ChatResponse> done = new CompletableFuture<>();
        stream.onPartialResponse(partials::add)
                .onCompleteResponse(done::complete)
                .onError(done::completeExceptionally)
                .start();
        String complete = done.get(10, TimeUnit.SECONDS).aiMessage().text();
        return new Streamed(String.join("", partials), complete);
    }
}
