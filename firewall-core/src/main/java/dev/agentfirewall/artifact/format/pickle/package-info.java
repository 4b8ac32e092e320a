/** Pickles and what carries them, walked and never run. */
@NullMarked
package dev.agentfirewall.artifact.format.pickle;

import org.jspecify.annotations.NullMarked;
