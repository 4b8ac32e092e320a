@NullMarked
package dev.agentfirewall.approvals;

import org.jspecify.annotations.NullMarked;
