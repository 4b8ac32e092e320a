/** An office in memory: mail and a calendar, and the tools an agent works it with. */
@NullMarked
package dev.agentfirewall.samples.workspace;

import org.jspecify.annotations.NullMarked;
