@NullMarked
package dev.agentfirewall.vault;

import org.jspecify.annotations.NullMarked;
