/** Recorded runs, and their replay through the firewall. */
@NullMarked
package dev.agentfirewall.redteam;

import org.jspecify.annotations.NullMarked;
