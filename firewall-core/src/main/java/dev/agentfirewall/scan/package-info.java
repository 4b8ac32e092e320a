/** Looking for orders hidden in text. */
@NullMarked
package dev.agentfirewall.scan;

import org.jspecify.annotations.NullMarked;
