/** Answers and calls that leak, and honest ones beside them. */
@NullMarked
package dev.agentfirewall.redteam.leak;

import org.jspecify.annotations.NullMarked;
