/** {@code agent-firewall postgres}: the tables, and what is kept in them as files. */
@NullMarked
package dev.agentfirewall.cli.postgres;

import org.jspecify.annotations.NullMarked;
