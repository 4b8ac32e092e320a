/** Engines that evaluate Rego, behind one decision point, with one decoder of answers for all. */
@NullMarked
package dev.agentfirewall.policy;

import org.jspecify.annotations.NullMarked;
