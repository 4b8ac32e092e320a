/** Recorded runs: what an agent was told, what it called and what came back, one run a line. */
@NullMarked
package dev.agentfirewall.redteam.run;

import org.jspecify.annotations.NullMarked;
