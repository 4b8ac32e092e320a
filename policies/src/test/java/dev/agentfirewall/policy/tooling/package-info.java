@NullMarked
package dev.agentfirewall.policy.tooling;

import org.jspecify.annotations.NullMarked;
