/** {@code agent-firewall policy}: for those who write rules. */
@NullMarked
package dev.agentfirewall.cli.policy;

import org.jspecify.annotations.NullMarked;
