/** An OPA server as a decision point, asked over HTTP. */
@NullMarked
package dev.agentfirewall.policy.server;

import org.jspecify.annotations.NullMarked;
