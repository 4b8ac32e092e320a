@NullMarked
package dev.agentfirewall.policy.server;

import org.jspecify.annotations.NullMarked;
