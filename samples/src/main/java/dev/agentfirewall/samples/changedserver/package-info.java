/** Story: an MCP server that is not tomorrow what it was today. */
@NullMarked
package dev.agentfirewall.samples.changedserver;

import org.jspecify.annotations.NullMarked;
