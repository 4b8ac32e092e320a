/** Detectors of orders hidden in text, one a file, behind one search for their words. */
@NullMarked
package dev.agentfirewall.rag.detect;

import org.jspecify.annotations.NullMarked;
