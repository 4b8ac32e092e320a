/** Encryption as the Java platform has it, for whatever is kept and must not be read. */
@NullMarked
package dev.agentfirewall.crypto;

import org.jspecify.annotations.NullMarked;
