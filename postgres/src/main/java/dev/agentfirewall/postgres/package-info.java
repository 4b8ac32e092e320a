/** The audit log and people's approvals in PostgreSQL, shared by several processes. */
@NullMarked
package dev.agentfirewall.postgres;

import org.jspecify.annotations.NullMarked;
