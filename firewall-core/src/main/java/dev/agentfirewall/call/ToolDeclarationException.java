package dev.agentfirewall.call;

/** A declaration file that could not be read: which tool, what is wrong, how to mend it. */
public final class ToolDeclarationException extends Exception {
    private static final long serialVersionUID = 1L;

    public ToolDeclarationException(String message) {
        super(message);
    }

    public ToolDeclarationException(String message, Throwable cause) {
        super(message, cause);
    }
}
