/** {@code agent-firewall audit}: is the log as it was written, and what does it say. */
@NullMarked
package dev.agentfirewall.cli.audit;

import org.jspecify.annotations.NullMarked;
