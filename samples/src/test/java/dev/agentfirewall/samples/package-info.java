@NullMarked
package dev.agentfirewall.samples;

import org.jspecify.annotations.NullMarked;
