package dev.agentfirewall.samples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a story prints. */
public final class Printed {
    private Printed() {}

    /** Lets {@code story} print, and returns the text. */
    public static String by(Story story) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        story.tell(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    /** A story that prints. */
    @FunctionalInterface
    public interface Story {
        void tell(PrintStream out) throws Exception;
    }
}
