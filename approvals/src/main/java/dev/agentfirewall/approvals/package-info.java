/** Asking people: questions that outlive the process that asked, and answers that are used once. */
@NullMarked
package dev.agentfirewall.approvals;

import org.jspecify.annotations.NullMarked;
