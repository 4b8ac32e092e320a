/** {@code agent-firewall calibrate}: thresholds fitted on the caller's own honest traffic. */
@NullMarked
package dev.agentfirewall.cli.calibrate;

import org.jspecify.annotations.NullMarked;
