package dev.agentfirewall.observe;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * Attributes of spans: the GenAI conventions' own where there is one, and {@code agent_firewall.*} for what only a firewall knows. What each tells
 * stands in {@code docs/operate}.
 */
final class Keys {
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    static final AttributeKey<String> TOOL = AttributeKey.stringKey("gen_ai.tool.name");
    static final AttributeKey<String> TOOL_TYPE = AttributeKey.stringKey("gen_ai.tool.type");
    static final AttributeKey<String> CONVERSATION = AttributeKey.stringKey("gen_ai.conversation.id");
    static final AttributeKey<String> RESULT = AttributeKey.stringKey("gen_ai.tool.call.result");
    static final AttributeKey<String> REQUEST_MODEL = AttributeKey.stringKey("gen_ai.request.model");
    static final AttributeKey<String> RESPONSE_MODEL = AttributeKey.stringKey("gen_ai.response.model");
    static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
    static final AttributeKey<List<String>> FINISH = AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");
    static final AttributeKey<Long> INPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.input_tokens");
    static final AttributeKey<Long> OUTPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.output_tokens");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    static final AttributeKey<String> CHECKPOINT = AttributeKey.stringKey("agent_firewall.checkpoint");
    static final AttributeKey<String> DECISION = AttributeKey.stringKey("agent_firewall.decision");
    static final AttributeKey<String> BASIS = AttributeKey.stringKey("agent_firewall.basis");
    static final AttributeKey<List<String>> REASONS = AttributeKey.stringArrayKey("agent_firewall.reasons");
    static final AttributeKey<List<String>> FINDINGS = AttributeKey.stringArrayKey("agent_firewall.findings");
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("agent_firewall.outcome");
    static final AttributeKey<String> CODE = AttributeKey.stringKey("agent_firewall.code");
    static final AttributeKey<String> MODE = AttributeKey.stringKey("agent_firewall.mode");
    static final AttributeKey<String> ENGINE = AttributeKey.stringKey("agent_firewall.policy.engine");
    static final AttributeKey<String> BUNDLE = AttributeKey.stringKey("agent_firewall.policy.bundle");
    static final AttributeKey<Long> SEQUENCE = AttributeKey.longKey("agent_firewall.audit.sequence");
    static final AttributeKey<String> SCANNER = AttributeKey.stringKey("agent_firewall.scanner");
    static final AttributeKey<String> CHANNEL = AttributeKey.stringKey("agent_firewall.channel");
    static final AttributeKey<String> ANSWER = AttributeKey.stringKey("agent_firewall.approval.answer");
    static final AttributeKey<String> APPROVER_ROLE = AttributeKey.stringKey("agent_firewall.approval.by");
    static final AttributeKey<String> SHOWN = AttributeKey.stringKey("agent_firewall.text.shown");

    private Keys() {}
}
