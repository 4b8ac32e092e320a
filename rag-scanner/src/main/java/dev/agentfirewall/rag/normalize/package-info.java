/** Canonical text: one spelling for what a model would read as the same, every character mapped back to the original. */
@NullMarked
package dev.agentfirewall.rag.normalize;

import org.jspecify.annotations.NullMarked;
