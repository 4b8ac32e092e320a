@NullMarked
package dev.agentfirewall.policy.plan.builtin;

import org.jspecify.annotations.NullMarked;
