/** Story: a loop written by hand, without AI services, behind the same firewall. */
@NullMarked
package dev.agentfirewall.samples.decorateamodel;

import org.jspecify.annotations.NullMarked;
