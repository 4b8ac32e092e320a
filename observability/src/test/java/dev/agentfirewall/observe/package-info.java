@NullMarked
package dev.agentfirewall.observe;

import org.jspecify.annotations.NullMarked;
