/** Replayed runs as stories on a page: what was said, what was called, and where each value came from. */
@NullMarked
package dev.agentfirewall.redteam.story;

import org.jspecify.annotations.NullMarked;
