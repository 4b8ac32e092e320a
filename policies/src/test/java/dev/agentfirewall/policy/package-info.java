@NullMarked
package dev.agentfirewall.policy;

import org.jspecify.annotations.NullMarked;
