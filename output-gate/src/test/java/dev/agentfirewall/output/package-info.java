/** What leaves in answers and in calls, and whether it should. */
@NullMarked
package dev.agentfirewall.output;

import org.jspecify.annotations.NullMarked;
