/** Catches what is logged, by any logging library, at every level. */
@NullMarked
package dev.agentfirewall.faults.log;

import org.jspecify.annotations.NullMarked;
