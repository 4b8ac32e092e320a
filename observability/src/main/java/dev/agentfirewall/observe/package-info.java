/** The firewall's work as metrics and traces: codes, counts and times, never content. */
@NullMarked
package dev.agentfirewall.observe;

import org.jspecify.annotations.NullMarked;
