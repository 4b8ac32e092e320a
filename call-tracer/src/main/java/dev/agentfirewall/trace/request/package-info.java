/** What a user asked for, and which sentences of a text give orders. */
@NullMarked
package dev.agentfirewall.trace.request;

import org.jspecify.annotations.NullMarked;
