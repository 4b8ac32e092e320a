/** Thresholds of the second tier, fitted on a user's own honest traffic. */
@NullMarked
package dev.agentfirewall.rag.calibrate;

import org.jspecify.annotations.NullMarked;
