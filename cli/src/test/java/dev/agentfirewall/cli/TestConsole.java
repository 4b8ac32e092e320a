package dev.agentfirewall.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

/** A console that keeps what was written to it. */
public final class TestConsole {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console;

    private TestConsole(byte[] in, boolean terminal, Map<String, String> environment) {
        console = new Console(new ByteArrayInputStream(in), print(out), print(err), terminal, terminal, environment);
    }

    public static TestConsole piped(String in) {
        return piped(in.getBytes(StandardCharsets.UTF_8));
    }

    public static TestConsole piped(byte[] in) {
        return new TestConsole(in, false, Map.of());
    }

    public static TestConsole terminal(Map<String, String> environment) {
        return new TestConsole(new byte[0], true, environment);
    }

    public int run(String... arguments) {
        return AgentFirewall.run(console, arguments);
    }

    /** Runs a command that was made for the test, as the whole command line would. */
    public int run(Subcommand command, String... arguments) {
        CommandLine line = new CommandLine(command);
        line.setParameterExceptionHandler((wrong, given) -> Failures.wrongUse(console, wrong));
        line.setExecutionExceptionHandler((failure, at, parsed) -> Failures.report(console, at, failure));
        return line.execute(arguments);
    }

    public Console console() {
        return console;
    }

    public String out() {
        console.out().flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        console.err().flush();
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, false, StandardCharsets.UTF_8);
    }
}
