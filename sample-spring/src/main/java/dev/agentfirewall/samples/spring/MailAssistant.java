package dev.agentfirewall.samples.spring;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.spring.AiService;

/** The assistant: LangChain4j's starter gives it the model and the tools of this application. */
@AiService
public interface MailAssistant {

    @SystemMessage("You help the user with their mail.")
    String chat(String question);
}
