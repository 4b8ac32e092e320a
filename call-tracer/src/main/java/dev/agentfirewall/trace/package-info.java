/** Who wanted this call: the tracer of values and requests. */
@NullMarked
package dev.agentfirewall.trace;

import org.jspecify.annotations.NullMarked;
