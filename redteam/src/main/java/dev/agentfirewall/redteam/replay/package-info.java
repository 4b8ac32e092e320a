/** A recorded run, walked through the firewall as if it were happening. */
@NullMarked
package dev.agentfirewall.redteam.replay;

import org.jspecify.annotations.NullMarked;
