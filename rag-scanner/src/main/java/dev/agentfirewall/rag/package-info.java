/** Screening of texts, first layer: rules. */
@NullMarked
package dev.agentfirewall.rag;

import org.jspecify.annotations.NullMarked;
