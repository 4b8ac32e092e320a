package dev.agentfirewall.postgres;

/** The database did not do what it was asked: the message says what, why in a word, and how to mend it; never an address, a secret or a row. */
public final class PostgresException extends Exception {
    private static final long serialVersionUID = 1L;

    PostgresException(String message) {
        super(message);
    }
}
