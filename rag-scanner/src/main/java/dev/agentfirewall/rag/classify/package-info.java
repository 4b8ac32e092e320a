/** The second tier: a small trained model that is told the channel and reads a text in windows. */
@NullMarked
package dev.agentfirewall.rag.classify;

import org.jspecify.annotations.NullMarked;
