@NullMarked
package dev.agentfirewall.cli.vault;

import org.jspecify.annotations.NullMarked;
