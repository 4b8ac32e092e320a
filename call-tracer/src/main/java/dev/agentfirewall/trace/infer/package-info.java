/** What tools do, guessed from what the model is told about them. */
@NullMarked
package dev.agentfirewall.trace.infer;

import org.jspecify.annotations.NullMarked;
