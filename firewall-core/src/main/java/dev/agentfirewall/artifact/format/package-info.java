/** Model files judged before anything opens them: by content, in bounded time and memory, and without running any of it. */
@NullMarked
package dev.agentfirewall.artifact.format;

import org.jspecify.annotations.NullMarked;
