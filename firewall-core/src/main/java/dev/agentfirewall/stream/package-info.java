/** An answer that is still arriving: where it may be cut so that what has left is judged for good. */
@NullMarked
package dev.agentfirewall.stream;

import org.jspecify.annotations.NullMarked;
