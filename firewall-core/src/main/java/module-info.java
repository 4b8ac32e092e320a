/** The firewall's words and its one door; it knows no framework, policy language or model runtime. */
module dev.agentfirewall.core {
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.github.benmanes.caffeine;

    exports dev.agentfirewall;
    exports dev.agentfirewall.artifact;
    exports dev.agentfirewall.artifact.format;
    exports dev.agentfirewall.artifact.signing;
    exports dev.agentfirewall.audit;
    exports dev.agentfirewall.audit.file;
    exports dev.agentfirewall.call;
    exports dev.agentfirewall.conversation;
    exports dev.agentfirewall.crypto;
    exports dev.agentfirewall.decision;
    exports dev.agentfirewall.enforcement;
    exports dev.agentfirewall.files;
    exports dev.agentfirewall.json;
    exports dev.agentfirewall.markdown;
    exports dev.agentfirewall.model;
    exports dev.agentfirewall.provenance;
    exports dev.agentfirewall.recording;
    exports dev.agentfirewall.scan;
    exports dev.agentfirewall.vitals;
}
