package dev.agentfirewall.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command reads and writes, so that a test can stand in for the terminal.
 *
 * @param in standard input
 * @param out results, for programs
 * @param err words, for people
 * @param terminal whether a person is looking at {@code out}
 * @param watched whether a person is looking at {@code err}
 * @param environment the process's variables
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        boolean watched,
        Map<String, String> environment) {
    public Console {
        environment = Map.copyOf(environment);
    }

    /** This process's own. UTF-8 whatever the locale says: JSON is. */
    public static Console ofProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                print(FileDescriptor.out, 1 << 16),
                print(FileDescriptor.err, 1 << 10),
                Boolean.getBoolean("agentfirewall.terminal"), // the launcher asks the shell; Java cannot tell
                Boolean.getBoolean("agentfirewall.watched"),
                System.getenv());
    }

    /** Whether to colour: on a terminal, unless <a href="https://no-color.org">NO_COLOR</a> or a dumb terminal objects. */
    public boolean colours() {
        return terminal && unset("NO_COLOR") && !"dumb".equals(environment.get("TERM"));
    }

    /** The value of an environment variable, empty when unset or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private boolean unset(String name) {
        return environment.getOrDefault(name, "").isEmpty();
    }

    private static PrintStream print(FileDescriptor to, int buffer) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(to), buffer), false, StandardCharsets.UTF_8);
    }

    /** Tells nothing: the environment holds keys. */
    @Override
    public String toString() {
        return terminal ? "console on a terminal" : "console";
    }
}
