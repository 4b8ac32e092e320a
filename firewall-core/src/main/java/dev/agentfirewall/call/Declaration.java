package dev.agentfirewall.call;

/** How what is known about a tool came about. */
public enum Declaration {
    /** A person of the host's said it. */
    DECLARED,
    /** It was guessed from name, description and schema, and nobody has looked at it yet. */
    INFERRED,
    /** Nobody said anything: the tool counts as one that may do the worst. */
    UNDECLARED
}
