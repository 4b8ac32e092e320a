@NullMarked
package dev.agentfirewall.approvals.console;

import org.jspecify.annotations.NullMarked;
