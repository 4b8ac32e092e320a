@NullMarked
package dev.agentfirewall.postgres;

import org.jspecify.annotations.NullMarked;
