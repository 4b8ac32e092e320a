/** Where code stands in Markdown: what is shown as it is written, and what a reader follows. */
@NullMarked
package dev.agentfirewall.markdown;

import org.jspecify.annotations.NullMarked;
