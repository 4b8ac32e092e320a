package dev.agentfirewall.approvals.console;

import dev.agentfirewall.approvals.Visible;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A screen and a keyboard with one person at them. What is printed stands there as it is: a letter that the screen's charset does not have is escaped,
 * not replaced. What was typed before a question is no answer to it, and is dropped.
 *
 * <p>Used by one question at a time.
 */
public final class Terminal {
    private final @Nullable TypedLines typed; // null: nobody is there
    private final PrintWriter screen;
    private final CharsetEncoder encoder;

    private Terminal(@Nullable TypedLines typed, OutputStream screen, Charset charset) {
        this.typed = typed;
        this.screen = new PrintWriter(new OutputStreamWriter(screen, charset), false);
        this.encoder = charset.newEncoder();
    }

    /** This process's own terminal. Where it has none (a service, a pipe, a build), nobody is there, and nothing is agreed to. */
    @SuppressWarnings("SystemConsoleNull") // what it is not on newer platforms, `isTerminal` is asked
    public static Terminal ofThisProcess() {
        @Nullable Console console = System.console();
        return console == null || !isTerminal(console)
                ? new Terminal(null, OutputStream.nullOutputStream(), Charset.defaultCharset())
                : on(System.in, new FileOutputStream(FileDescriptor.out), console.charset());
    }

    // From Java 22 on there is a console without a terminal, too, and a method that tells.
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /**
     * A terminal whose keys come from {@code keys} and whose screen is {@code screen}: one of a remote session, say. The host closes both, and vouches for
     * it that a person is at them.
     */
    public static Terminal on(InputStream keys, OutputStream screen, Charset charset) {
        if (!charset.canEncode()) {
            throw new IllegalArgumentException("`" + charset + "` can be read and not written: name another charset");
        }
        return new Terminal(new TypedLines(keys, charset), screen, charset);
    }

    /** Whether there may be a person. */
    boolean manned() {
        return typed != null && !typed.ended();
    }

    /** Forgets what was typed until now. */
    void forgetTyped() {
        if (typed != null) {
            typed.forget();
        }
    }

    /** Shows {@code lines}, made of visible characters; false when the screen did not take them. */
    boolean show(List<String> lines) {
        for (String line : lines) {
            screen.print(written(line));
            screen.print(System.lineSeparator());
        }
        return !screen.checkError(); // which flushes
    }

    /** What is typed next; empty when it is nothing within {@code wait}, or nobody is there any more. */
    Optional<String> typed(Duration wait) throws InterruptedException {
        return typed == null ? Optional.empty() : typed.next(wait);
    }

    private String written(String line) {
        StringBuilder out = new StringBuilder(line.length());
        line.codePoints().forEach(point -> {
            String letter = Character.toString(point);
            out.append(encoder.canEncode(letter) ? letter : Visible.escaped(point));
        });
        return out.toString();
    }

    /** Tells nothing of what is on it. */
    @Override
    public String toString() {
        return "terminal";
    }
}
