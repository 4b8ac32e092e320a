/** {@code models}: files pinned, signed and verified. */
@NullMarked
package dev.agentfirewall.cli.models;

import org.jspecify.annotations.NullMarked;
