@NullMarked
package dev.agentfirewall.policy.plan;

import org.jspecify.annotations.NullMarked;
