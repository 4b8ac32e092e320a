package dev.agentfirewall.cli;

import dev.agentfirewall.policy.PolicyLoadException;
import dev.agentfirewall.policy.tooling.PolicyToolException;
import picocli.CommandLine;

/** Turns what stopped a command into a sentence and an exit code. */
final class Failures {
    private Failures() {}

    static int report(Console console, CommandLine command, Exception failure) {
        if (failure instanceof UnreadableFileException
                || failure instanceof PolicyLoadException
                || failure instanceof PolicyToolException) {
            return say(console, command, String.valueOf(failure.getMessage()), ExitCode.UNREADABLE);
        }
        if (failure instanceof WrongUseException) {
            return say(console, command, String.valueOf(failure.getMessage()), ExitCode.WRONG_USE);
        }
        // An unforeseen message may quote what was being read, so only its kind is told.
        return say(
                console,
                command,
                "stopped by an unforeseen " + failure.getClass().getName(),
                ExitCode.FOUND);
    }

    static int wrongUse(Console console, CommandLine.ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        say(console, command, String.valueOf(wrong.getMessage()), ExitCode.WRONG_USE);
        console.err().println("Try `" + command.getCommandSpec().qualifiedName() + " --help`.");
        return ExitCode.WRONG_USE;
    }

    private static int say(Console console, CommandLine command, String what, int code) {
        console.err().println(command.getCommandSpec().qualifiedName() + ": " + what);
        return code;
    }
}
