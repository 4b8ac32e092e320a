/** The tools that recorded runs call: as they were offered, and what is said or guessed about them. */
@NullMarked
package dev.agentfirewall.redteam.tools;

import org.jspecify.annotations.NullMarked;
