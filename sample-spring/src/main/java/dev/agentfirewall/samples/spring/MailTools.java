package dev.agentfirewall.samples.spring;

import static dev.agentfirewall.call.ArgumentRole.BODY;
import static dev.agentfirewall.call.ArgumentRole.RECIPIENT;
import static dev.agentfirewall.call.Effect.READ;
import static dev.agentfirewall.call.Effect.SEND;

import dev.agentfirewall.langchain4j.Role;
import dev.agentfirewall.langchain4j.ToolPolicy;
import dev.langchain4j.agent.tool.Tool;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the assistant can do, and what that does: the annotations are all that the firewall asks of an application. */
@Component
public class MailTools {
    private final Mailbox mailbox;

    public MailTools(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Tool("Reads the mails in the user's inbox")
    @ToolPolicy(READ)
    public String readInbox() {
        return mailbox.received().stream()
                .map(mail -> "From: " + mail.from() + "\n" + mail.text())
                .collect(Collectors.joining("\n\n"));
    }

    @Tool("Sends a mail")
    @ToolPolicy(SEND)
    public String sendMail(@Role(RECIPIENT) String to, @Role(BODY) String text) {
        mailbox.send(new Mail("me", to, text));
        return "sent";
    }
}
