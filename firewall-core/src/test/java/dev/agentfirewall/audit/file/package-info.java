@NullMarked
package dev.agentfirewall.audit.file;

import org.jspecify.annotations.NullMarked;
