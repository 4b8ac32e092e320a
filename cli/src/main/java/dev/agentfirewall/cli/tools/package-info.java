/** {@code tools}: what tools do, told by those who offer them, for a person to review. */
@NullMarked
package dev.agentfirewall.cli.tools;

import org.jspecify.annotations.NullMarked;
