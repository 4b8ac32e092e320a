/** Asking an approver's system over HTTP: signed questions out, signed answers in. */
@NullMarked
package dev.agentfirewall.approvals.http;

import org.jspecify.annotations.NullMarked;
