/** The audit log in files: written in groups, recovered after a crash, verified and searched as a stream. */
@NullMarked
package dev.agentfirewall.audit.file;

import org.jspecify.annotations.NullMarked;
