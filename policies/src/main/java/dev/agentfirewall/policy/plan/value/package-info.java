/** Rego's values on the JVM: what they are, when two are equal, and how they are ordered. */
@NullMarked
package dev.agentfirewall.policy.plan.value;

import org.jspecify.annotations.NullMarked;
