package dev.agentfirewall.samples.spring;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One question, one answer. */
@RestController
public class ChatController {
    private final MailAssistant assistant;

    public ChatController(MailAssistant assistant) {
        this.assistant = assistant;
    }

    @PostMapping("/chat")
    public String chat(@RequestBody String question) {
        return assistant.chat(question);
    }
}
