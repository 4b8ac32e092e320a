/** Canaries, planted wherever a text comes in: what of them can be found, in what the firewall tells and in what it remembers. */
@NullMarked
package dev.agentfirewall.canaries;

import org.jspecify.annotations.NullMarked;
