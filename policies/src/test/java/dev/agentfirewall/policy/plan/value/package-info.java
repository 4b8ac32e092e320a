@NullMarked
package dev.agentfirewall.policy.plan.value;

import org.jspecify.annotations.NullMarked;
