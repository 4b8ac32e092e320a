package dev.agentfirewall.samples.recorded;

/** A recording that cannot be read. The message names file, line and what is wrong; it quotes nothing. */
public final class MalformedRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedRunException(String message) {
        super(message);
    }

    MalformedRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
