package dev.agentfirewall.trace.record;

/** How much is read before a reader gives up; a text beyond them is read as prose, of which nothing but its place is known. */
final class Bounds {
    /** UTF-16 units of a text that is looked at for structure: 4 Mi. */
    static final int STRUCTURED = 1 << 22;

    /** UTF-16 units of a text that is tried as YAML, the slowest of the readers: 1 Mi. */
    static final int YAML = 1 << 20;

    /** Values nested in values. */
    static final int DEPTH = 64;

    /** Values in one text, names included. */
    static final int NODES = 200_000;

    /** Values that are written in a format of their own, in such values. */
    static final int INSIDE = 2;

    /** Places where a structured block is tried for in prose. */
    static final int TRIES = 4;

    private Bounds() {}
}
