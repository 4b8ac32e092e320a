package dev.agentfirewall.langchain4j.canary;

import dev.langchain4j.service.TokenStream;

/** The smallest AI services. */
public interface Assistant {
    String chat(String message);

    /** The same, streaming. */
    interface Streaming {
        TokenStream chat(String message);
    }
}
