@NullMarked
package dev.agentfirewall.mcp;

import org.jspecify.annotations.NullMarked;
