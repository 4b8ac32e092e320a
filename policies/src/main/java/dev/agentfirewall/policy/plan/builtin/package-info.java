/** OPA's built-in functions in Java, those that depend on their arguments alone. */
@NullMarked
package dev.agentfirewall.policy.plan.builtin;

import org.jspecify.annotations.NullMarked;
