/** {@code agent-firewall mcp}: what a person agrees to about MCP servers. */
@NullMarked
package dev.agentfirewall.cli.mcp;

import org.jspecify.annotations.NullMarked;
