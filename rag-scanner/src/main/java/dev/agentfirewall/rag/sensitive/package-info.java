/** Personal data and secrets in text: facts for policy, never a verdict. */
@NullMarked
package dev.agentfirewall.rag.sensitive;

import org.jspecify.annotations.NullMarked;
