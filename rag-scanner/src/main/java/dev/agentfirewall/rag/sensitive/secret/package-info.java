/** Secrets: tokens, keys, passwords. */
@NullMarked
package dev.agentfirewall.rag.sensitive.secret;

import org.jspecify.annotations.NullMarked;
