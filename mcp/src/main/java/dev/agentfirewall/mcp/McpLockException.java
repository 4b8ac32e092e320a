package dev.agentfirewall.mcp;

/** A lock file, or a server's listing, that could not be taken: where, what is wrong, how to mend it. */
public final class McpLockException extends Exception {
    private static final long serialVersionUID = 1L;

    public McpLockException(String message) {
        super(message);
    }

    public McpLockException(String message, Throwable cause) {
        super(message, cause);
    }
}
