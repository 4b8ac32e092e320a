/** What a person agreed to about MCP servers and their tools, kept in a lock file; how a live server differs from it; which tools could be taken for others. */
@NullMarked
package dev.agentfirewall.mcp;

import org.jspecify.annotations.NullMarked;
