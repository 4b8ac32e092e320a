/** Live traffic written down as runs, redacted, for a replay of it under another policy. Off unless a host asks for it. */
@NullMarked
package dev.agentfirewall.recording;

import org.jspecify.annotations.NullMarked;
