@NullMarked
package dev.agentfirewall.artifact.signing;

import org.jspecify.annotations.NullMarked;
