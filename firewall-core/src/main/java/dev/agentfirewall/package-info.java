/** The firewall's one door. */
@NullMarked
package dev.agentfirewall;

import org.jspecify.annotations.NullMarked;
