@NullMarked
package dev.agentfirewall.markdown;

import org.jspecify.annotations.NullMarked;
