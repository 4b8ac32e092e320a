package dev.agentfirewall.conversation;

import java.util.OptionalInt;

/**
 * How often a tool was asked for, and how often it was called.
 *
 * @param asked times that the user's words ask for; empty where they set no number
 * @param done times that it was called, this call included
 */
public record Repeat(OptionalInt asked, long done) {}
