/** An agent asks on Monday, a person agrees, and another process finishes on Tuesday. */
@NullMarked
package dev.agentfirewall.samples.askedonmonday;

import org.jspecify.annotations.NullMarked;
