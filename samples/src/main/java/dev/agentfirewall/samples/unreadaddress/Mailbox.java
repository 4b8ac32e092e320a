package dev.agentfirewall.samples.unreadaddress;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.langchain4j.Role;
import dev.agentfirewall.langchain4j.ToolPolicy;
import dev.langchain4j.agent.tool.Tool;
import java.io.PrintStream;

/** The tool. It prints whom it writes to. */
final class Mailbox {
    private final PrintStream out;

    Mailbox(PrintStream out) {
        this.out = out;
    }

    @Tool("Sends a mail")
    @ToolPolicy(Effect.SEND)
    String sendMail(@Role(ArgumentRole.RECIPIENT) String to, @Role(ArgumentRole.BODY) String text) {
        out.println("The tool writes to: " + to);
        return "sent";
    }
}
