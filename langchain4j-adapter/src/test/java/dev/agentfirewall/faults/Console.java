package dev.agentfirewall.faults;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output and error, caught until closed. */
final class Console implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream caught = new ByteArrayOutputStream();

    Console() {
        PrintStream both = new PrintStream(caught, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    String text() {
        return caught.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}
