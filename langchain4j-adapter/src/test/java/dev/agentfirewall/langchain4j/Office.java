package dev.agentfirewall.langchain4j;

import static dev.agentfirewall.call.ArgumentRole.BODY;
import static dev.agentfirewall.call.ArgumentRole.RECIPIENT;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.Tool;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tools of an office, which remember what ran. */
final class Office {
    final List<String> ran = new CopyOnWriteArrayList<>();
    private final String inbox;

    Office() {
        this("Lunch at noon?");
    }

    /** An office in whose inbox {@code mail} lies. */
    Office(String mail) {
        this.inbox = mail;
    }

    @Tool("Reads the inbox")
    @ToolPolicy(Effect.READ)
    String readMail() {
        ran.add("readMail");
        return inbox;
    }

    @Tool(value = "Reads the inbox for the caller", returnBehavior = ReturnBehavior.IMMEDIATE)
    @ToolPolicy(Effect.READ)
    String showMail() {
        ran.add("showMail");
        return inbox;
    }

    @Tool("Sends a mail")
    @ToolPolicy(Effect.SEND)
    String sendMail(@Role(RECIPIENT) String to, @Role(BODY) String text) {
        ran.add("sendMail " + to);
        return "sent";
    }

    @Tool("Reads a file")
    @ToolPolicy(Effect.READ)
    String readFile(@Role(ArgumentRole.PATH) String path, @P(value = "lines", defaultValue = "7") int lines) {
        ran.add("readFile " + path + " " + lines);
        return "contents";
    }

    @Tool("Wipes everything")
    @ToolPolicy({Effect.DELETE, Effect.WRITE})
    String wipe() {
        ran.add("wipe");
        return "wiped";
    }

    @Tool("Connects")
    @ToolPolicy(Effect.READ)
    String connect(boolean up) {
        if (!up) {
            throw new IllegalStateException("cannot reach jdbc:postgresql://db/x?password=hunter2");
        }
        return "connected";
    }

    @Tool("Uses up memory")
    @ToolPolicy(Effect.READ)
    String exhaust(boolean memory) {
        if (memory) {
            throw new OutOfMemoryError("hunter2");
        }
        throw new StackOverflowError("hunter2");
    }

    @Tool("Nobody has said what it does")
    String mystery() {
        ran.add("mystery");
        return "?";
    }
}
