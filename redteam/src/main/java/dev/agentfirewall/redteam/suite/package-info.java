/** Authored suites: honest work, what attackers want and how they word it, and the runs that are made of them. */
@NullMarked
package dev.agentfirewall.redteam.suite;

import org.jspecify.annotations.NullMarked;
