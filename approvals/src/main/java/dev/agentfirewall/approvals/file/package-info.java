/** Tickets in files of one machine, for several processes. */
@NullMarked
package dev.agentfirewall.approvals.file;

import org.jspecify.annotations.NullMarked;
