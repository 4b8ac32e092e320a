/** Answers and calls that leak, and honest ones beside them: how many are stopped, how many touched. */
@NullMarked
package dev.agentfirewall.redteam.leak;

import org.jspecify.annotations.NullMarked;
