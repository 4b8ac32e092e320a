@NullMarked
package dev.agentfirewall.cli.approvals;

import org.jspecify.annotations.NullMarked;
