/** Why a call was judged as it was, what would have changed that, and what another policy would have said. */
@NullMarked
package dev.agentfirewall.redteam.explain;

import org.jspecify.annotations.NullMarked;
