/** Formats, on files that their own tools made and on bytes that none would. */
@NullMarked
package dev.agentfirewall.artifact.format;

import org.jspecify.annotations.NullMarked;
