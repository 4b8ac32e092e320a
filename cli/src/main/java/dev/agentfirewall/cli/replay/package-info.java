/** {@code agent-firewall replay}: what the firewall would have done in recorded runs. */
@NullMarked
package dev.agentfirewall.cli.replay;

import org.jspecify.annotations.NullMarked;
