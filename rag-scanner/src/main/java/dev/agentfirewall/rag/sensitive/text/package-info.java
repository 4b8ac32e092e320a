/** What all detectors of sensitive data share: a legible page, words near a place, tables. */
@NullMarked
package dev.agentfirewall.rag.sensitive.text;

import org.jspecify.annotations.NullMarked;
