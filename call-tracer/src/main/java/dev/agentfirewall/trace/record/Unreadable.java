package dev.agentfirewall.trace.record;

/** A text is not of the format it was tried as. Kept to this package: whoever asked tries the next format. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    /** One is enough: it says nothing but no, and a stack trace would be the dearest part of it. */
    @SuppressWarnings("StaticAssignmentOfThrowable") // it carries no stack trace that could be another's
    static final Unreadable NO = new Unreadable();

    private Unreadable() {
        super("not of this format", null, false, false);
    }
}
