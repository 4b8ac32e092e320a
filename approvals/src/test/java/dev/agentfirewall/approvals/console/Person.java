package dev.agentfirewall.approvals.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a terminal of real pipes: reads what is shown, and types. */
final class Person implements AutoCloseable {
    final Terminal terminal;

    private final OutputStream keyboard;
    private final OutputStream screen;
    private final BufferedReader eyes;

    Person() throws IOException {
        this(StandardCharsets.UTF_8);
    }

    Person(Charset charset) throws IOException {
        Pipe keys = Pipe.open();
        Pipe shown = Pipe.open();
        this.keyboard = Channels.newOutputStream(keys.sink());
        this.screen = Channels.newOutputStream(shown.sink());
        this.eyes = new BufferedReader(new InputStreamReader(Channels.newInputStream(shown.source()), charset));
        this.terminal = Terminal.on(Channels.newInputStream(keys.source()), screen, charset);
    }

    /** What is shown up to a line that starts with {@code last}. */
    List<String> reads(String last) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = eyes.readLine(); line != null; line = eyes.readLine()) {
            lines.add(line);
            if (line.startsWith(last)) {
                return lines;
            }
        }
        throw new IOException("the screen went dark after " + lines);
    }

    /** Reads a question; gives the words that agree to it. */
    String agreement() throws IOException {
        return reads("  anything else refuses").stream()
                .filter(line -> line.startsWith("  approve "))
                .map(line -> line.strip().substring(0, "approve abcd".length()))
                .findFirst()
                .orElseThrow();
    }

    void types(String text) throws IOException {
        keyboard.write(text.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** Ends the input. */
    void leaves() throws IOException {
        keyboard.close();
    }

    @Override
    public void close() throws IOException {
        keyboard.close();
        screen.close();
    }
}
