/** The corpus scanner on Apache Spark. */
@NullMarked
package dev.agentfirewall.corpus.spark;

import org.jspecify.annotations.NullMarked;
