/** Story: somebody edits the audit log, and the log says where. */
@NullMarked
package dev.agentfirewall.samples.tamperedaudit;

import org.jspecify.annotations.NullMarked;
