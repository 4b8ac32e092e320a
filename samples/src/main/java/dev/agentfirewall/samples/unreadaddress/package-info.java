/** Story: a model that writes to somebody whose address it never reads, and what is kept of it. */
@NullMarked
package dev.agentfirewall.samples.unreadaddress;

import org.jspecify.annotations.NullMarked;
