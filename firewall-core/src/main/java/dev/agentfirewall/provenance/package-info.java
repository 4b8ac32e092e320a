/** Where a value came from, and what that makes it worth. */
@NullMarked
package dev.agentfirewall.provenance;

import org.jspecify.annotations.NullMarked;
