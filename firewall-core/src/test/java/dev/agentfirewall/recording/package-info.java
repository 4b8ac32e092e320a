@NullMarked
package dev.agentfirewall.recording;

import org.jspecify.annotations.NullMarked;
