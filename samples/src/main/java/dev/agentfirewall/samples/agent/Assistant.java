package dev.agentfirewall.samples.agent;

import dev.langchain4j.service.Result;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;

/** An assistant, declared as any LangChain4j application declares one. */
public interface Assistant {

    /** Answers the user, calling tools on the way. A variable, since a user's text is no template. */
    @UserMessage("{{words}}")
    Result<String> ask(@V("words") String words);
}
