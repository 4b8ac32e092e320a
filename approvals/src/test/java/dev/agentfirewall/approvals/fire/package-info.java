/** Calls that wait for people while processes are killed. */
@NullMarked
package dev.agentfirewall.approvals.fire;

import org.jspecify.annotations.NullMarked;
