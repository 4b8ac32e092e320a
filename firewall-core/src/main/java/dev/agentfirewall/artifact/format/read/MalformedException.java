package dev.agentfirewall.artifact.format.read;

/** Bytes that are not what they should be; the message says what and where. Becomes a problem, and never leaves an inspector. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
        super(message, null, false, false); // made often by hostile bytes, and its trace tells nothing
    }

    /** What was wrong. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
