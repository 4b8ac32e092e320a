/** What was decided and what came of it, on record before anything runs. */
@NullMarked
package dev.agentfirewall.audit;

import org.jspecify.annotations.NullMarked;
