/** {@code agent-firewall approvals}: what waits for a person, and answering it. */
@NullMarked
package dev.agentfirewall.cli.approvals;

import org.jspecify.annotations.NullMarked;
