/** The question put to policy, and its answer. */
@NullMarked
package dev.agentfirewall.decision;

import org.jspecify.annotations.NullMarked;
