/** A tool, and a proposed call of it. */
@NullMarked
package dev.agentfirewall.call;

import org.jspecify.annotations.NullMarked;
