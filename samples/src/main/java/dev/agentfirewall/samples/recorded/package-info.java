/** Recorded agent runs, and a chat model that plays them. */
@NullMarked
package dev.agentfirewall.samples.recorded;

import org.jspecify.annotations.NullMarked;
