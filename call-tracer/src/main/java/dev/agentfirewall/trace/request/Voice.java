package dev.agentfirewall.trace.request;

/** Whose words are read. */
public enum Voice {
    /** The user: an order is understood generously, and what stands in quotes is a quotation. */
    USER(100_000),
    /** Someone else: only what is ordered in so many words, in quotes or not. */
    STRANGER(1_000_000);

    private final int longest;

    Voice(int longest) {
        this.longest = longest;
    }

    /** How many UTF-16 units of such a text are read. */
    public int longest() {
        return longest;
    }
}
