/** Screening of whole corpora: folders of documents, and files of segments. */
@NullMarked
package dev.agentfirewall.corpus;

import org.jspecify.annotations.NullMarked;
