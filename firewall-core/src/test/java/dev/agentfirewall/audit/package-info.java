@NullMarked
package dev.agentfirewall.audit;

import org.jspecify.annotations.NullMarked;
