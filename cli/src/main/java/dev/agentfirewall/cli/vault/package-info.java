/** {@code agent-firewall vault}: what was kept, read on record, and looked after. */
@NullMarked
package dev.agentfirewall.cli.vault;

import org.jspecify.annotations.NullMarked;
