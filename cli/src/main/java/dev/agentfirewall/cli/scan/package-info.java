/** {@code agent-firewall scan}: the scanner, a text a line. */
@NullMarked
package dev.agentfirewall.cli.scan;

import org.jspecify.annotations.NullMarked;
