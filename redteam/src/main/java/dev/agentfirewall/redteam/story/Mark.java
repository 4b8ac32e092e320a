package dev.agentfirewall.redteam.story;

import dev.agentfirewall.scan.Span;

/**
 * A stretch of a message to be seen.
 *
 * @param span where
 * @param kind how it looks: {@code flagged} for words that give orders, {@code source} for words that a value came from
 * @param id the name that links to it; empty where none does
 */
record Mark(Span span, String kind, String id) {}
