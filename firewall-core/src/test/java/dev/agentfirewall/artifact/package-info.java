@NullMarked
package dev.agentfirewall.artifact;

import org.jspecify.annotations.NullMarked;
