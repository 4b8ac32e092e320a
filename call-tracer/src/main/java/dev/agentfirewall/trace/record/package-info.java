/** Structured results read as records and fields, with their authors and places. */
@NullMarked
package dev.agentfirewall.trace.record;

import org.jspecify.annotations.NullMarked;
