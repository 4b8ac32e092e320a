/** Values in the forms in which they are compared, and where they stand in a text. */
@NullMarked
package dev.agentfirewall.trace.value;

import org.jspecify.annotations.NullMarked;
