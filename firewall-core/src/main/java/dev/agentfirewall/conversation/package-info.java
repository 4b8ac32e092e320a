/** What the model has been shown, and what follows for the values it uses. */
@NullMarked
package dev.agentfirewall.conversation;

import org.jspecify.annotations.NullMarked;
