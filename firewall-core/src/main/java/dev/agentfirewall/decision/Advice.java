package dev.agentfirewall.decision;

/**
 * What the host may do, or ignore.
 *
 * @param code the rule that gives it
 */
public record Advice(String code) {}
