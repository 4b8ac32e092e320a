/** Archives and compressed files, and what lies in them. */
@NullMarked
package dev.agentfirewall.artifact.format.archive;

import org.jspecify.annotations.NullMarked;
