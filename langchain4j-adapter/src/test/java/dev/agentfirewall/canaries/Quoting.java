package dev.agentfirewall.canaries;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.OutputInspector;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;

/** Parts that fail, and quote in their message all that they were given. */
final class Quoting {
    private Quoting() {}

    static final class Looks implements Scanner, OutputInspector {
        @Override
        public ScanReport scan(String text, Channel channel) {
            throw new IllegalStateException("cannot scan " + text);
        }

        @Override
        public ScanReport inspect(String text, Conversation conversation) {
            throw new IllegalStateException("cannot inspect " + text);
        }

        @Override
        public int pending(String text, Conversation conversation) {
            throw new IllegalStateException("cannot tell of " + text);
        }

        @Override
        public String name() {
            return "quoting/1";
        }
    }

    static final class Policy implements PolicyDecisionPoint {
        private final PolicyReference reference = PolicyReference.of("quoting");

        @Override
        public DecisionResponse decide(AccessRequest request) {
            throw new IllegalStateException("cannot decide " + CanonicalJson.write(request.document()));
        }

        @Override
        public PolicyReference reference() {
            return reference;
        }
    }

    static final class Sink implements AuditSink {
        @Override
        public AuditReceipt append(Json.Obj record) throws AuditException {
            throw new AuditException("cannot append " + CanonicalJson.write(record));
        }

        @Override
        public void close() {}
    }
}
