/**
 * The command {@code agent-firewall}. JSON Lines for programs on standard output, words for people on standard error;
 * {@link dev.agentfirewall.cli.ExitCode} says how it ended.
 */
@NullMarked
package dev.agentfirewall.cli;

import org.jspecify.annotations.NullMarked;
