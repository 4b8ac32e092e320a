/** Approvals under fire: processes and the server are killed while calls wait for people, are approved and run. */
@NullMarked
package dev.agentfirewall.postgres.fire;

import org.jspecify.annotations.NullMarked;
