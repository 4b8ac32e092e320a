@NullMarked
package dev.agentfirewall.call;

import org.jspecify.annotations.NullMarked;
