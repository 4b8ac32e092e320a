package dev.agentfirewall.trace.infer;

/** What was given is no list of tools; the message says what is wrong and which tool it is. */
public final class UnreadableToolsException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableToolsException(String what) {
        super("tools not read: " + what);
    }
}
