@NullMarked
package dev.agentfirewall.conversation;

import org.jspecify.annotations.NullMarked;
