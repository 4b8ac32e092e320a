/** What a replay shows, in figures. */
@NullMarked
package dev.agentfirewall.redteam.report;

import org.jspecify.annotations.NullMarked;
