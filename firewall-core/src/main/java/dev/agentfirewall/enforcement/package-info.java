/** Acting on the answer: the only place where a tool is run. */
@NullMarked
package dev.agentfirewall.enforcement;

import org.jspecify.annotations.NullMarked;
