/** JSON as an immutable tree: read strictly, written in one canonical form. */
@NullMarked
package dev.agentfirewall.json;

import org.jspecify.annotations.NullMarked;
