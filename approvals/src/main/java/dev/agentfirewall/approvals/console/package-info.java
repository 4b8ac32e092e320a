/** Asking the person who sits at the terminal. */
@NullMarked
package dev.agentfirewall.approvals.console;

import org.jspecify.annotations.NullMarked;
