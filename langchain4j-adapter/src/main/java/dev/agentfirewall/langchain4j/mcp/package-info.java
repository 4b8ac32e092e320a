/** The wire to an MCP server, watched: what the server lists is compared with what a person agreed to before anyone else reads it. */
@NullMarked
package dev.agentfirewall.langchain4j.mcp;

import org.jspecify.annotations.NullMarked;
