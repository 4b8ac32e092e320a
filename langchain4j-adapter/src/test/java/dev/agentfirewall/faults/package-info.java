/** Everything that can break, broken on purpose: nothing of it may permit, act unrecorded, leak, or stop the next call. */
@NullMarked
package dev.agentfirewall.faults;

import org.jspecify.annotations.NullMarked;
