/** Reading documents of many formats into plain texts, with bounds on everything. */
@NullMarked
package dev.agentfirewall.corpus.read;

import org.jspecify.annotations.NullMarked;
