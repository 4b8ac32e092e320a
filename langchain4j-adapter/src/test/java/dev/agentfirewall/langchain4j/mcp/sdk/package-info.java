/** A server that was not made by us: the protocol's own SDK, in a process of its own. */
@NullMarked
package dev.agentfirewall.langchain4j.mcp.sdk;

import org.jspecify.annotations.NullMarked;
