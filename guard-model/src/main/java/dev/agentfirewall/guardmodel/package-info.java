/** The guard model's bytes, and the one digest that they must have. */
@NullMarked
package dev.agentfirewall.guardmodel;

import org.jspecify.annotations.NullMarked;
