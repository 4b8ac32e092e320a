/** MCP servers for tests, run as processes of their own: honest ones, and ones that are not. */
@NullMarked
package dev.agentfirewall.langchain4j.mcp.server;

import org.jspecify.annotations.NullMarked;
