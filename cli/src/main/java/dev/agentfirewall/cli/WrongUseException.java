package dev.agentfirewall.cli;

/** The command was called in a way that makes no sense. The message says what to write instead. */
public final class WrongUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongUseException(String message) {
        super(message);
    }
}
