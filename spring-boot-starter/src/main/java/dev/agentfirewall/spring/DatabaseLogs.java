package dev.agentfirewall.spring;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditSink;

/** Opens audit logs in the database; its library need not be there. */
@FunctionalInterface
interface DatabaseLogs {

    AuditSink open(String name) throws AuditException;
}
