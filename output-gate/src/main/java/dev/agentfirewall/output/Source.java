package dev.agentfirewall.output;

import java.util.Locale;

/** Whose idea an address is. */
enum Source {
    /** The user or the host's own instructions gave it as it stands. */
    USER,
    /** A trusted source gave it as it stands. */
    READ,
    /** A stranger's text gave it as it stands. */
    STRANGER,
    /** A text in which orders were found gave it as it stands. */
    FLAGGED,
    /** The model made it up, on a host that the user or the host's instructions name. */
    NAMED,
    /** A stranger's text names the host, and what follows was filled in: the form of a theft. */
    ALTERED,
    /** The model made it up. */
    COMPOSED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
