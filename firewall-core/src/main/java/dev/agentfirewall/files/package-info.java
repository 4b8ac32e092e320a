/** Files that nobody but their owner may read, and that are on the disk when a call returns. */
@NullMarked
package dev.agentfirewall.files;

import org.jspecify.annotations.NullMarked;
