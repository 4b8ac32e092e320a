/** What is code by name or nature, JSON that points to code, and plain text. */
@NullMarked
package dev.agentfirewall.artifact.format.code;

import org.jspecify.annotations.NullMarked;
