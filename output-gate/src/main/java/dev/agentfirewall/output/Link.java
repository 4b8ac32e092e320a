package dev.agentfirewall.output;

import dev.agentfirewall.scan.Span;

/**
 * One link in a text.
 *
 * @param way how it is followed
 * @param span the target alone, in the original text: what is cut leaves the words of the link
 * @param target the target
 */
record Link(Ways way, Span span, Target target) {}
