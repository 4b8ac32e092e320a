/** Reports of a corpus scan, for people and for code hosts. None of them quotes the corpus. */
@NullMarked
package dev.agentfirewall.corpus.report;

import org.jspecify.annotations.NullMarked;
