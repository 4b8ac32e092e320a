@NullMarked
package dev.agentfirewall.files;

import org.jspecify.annotations.NullMarked;
