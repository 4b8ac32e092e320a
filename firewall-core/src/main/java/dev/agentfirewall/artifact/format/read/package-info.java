/** Hostile bytes, read in bounds, and what inspectors say of them. */
@NullMarked
package dev.agentfirewall.artifact.format.read;

import org.jspecify.annotations.NullMarked;
