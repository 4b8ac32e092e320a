package dev.agentfirewall.observe;

import java.util.List;
import java.util.Locale;

/**
 * Every metric there is: its name as Micrometer has it, what it is, its labels, and what it tells. The table in {@code docs/operate} is made of
 * these, and a test compares both with what Prometheus scrapes.
 */
enum Metric {
    DECISIONS(
            "agent.firewall.decisions",
            Kind.COUNTER,
            "Decisions of policy, as they were recorded, obligations seen to",
            "checkpoint",
            "tool",
            "decision",
            "basis",
            "code"),
    CALLS("agent.firewall.calls", Kind.COUNTER, "What became of proposed calls", "tool", "outcome", "code"),
    TEXTS("agent.firewall.texts", Kind.COUNTER, "What became of screened texts", "checkpoint", "outcome", "code"),
    OFFERS("agent.firewall.offers", Kind.COUNTER, "Tools offered to the model, or hidden from it", "outcome"),
    FINDINGS(
            "agent.firewall.findings",
            Kind.COUNTER,
            "Rules that found something in what was judged, as recorded",
            "checkpoint",
            "rule"),
    CALL_DURATION(
            "agent.firewall.call.duration",
            Kind.TIMER,
            "The whole way of a proposed call, tool and people included",
            "outcome"),
    OVERHEAD(
            "agent.firewall.overhead.duration",
            Kind.TIMER,
            "What the firewall adds to a call: its whole way without the tool and without waiting for people"),
    TEXT_DURATION(
            "agent.firewall.text.duration", Kind.TIMER, "The whole way of a text through screening", "checkpoint"),
    STAGE_DURATION("agent.firewall.stage.duration", Kind.TIMER, "One stage of a call's or a text's way", "stage"),
    APPROVALS_ASKED(
            "agent.firewall.approvals.asked", Kind.COUNTER, "Approvals that people were asked for", "by", "code"),
    APPROVAL_WAIT("agent.firewall.approval.wait", Kind.TIMER, "How long calls waited for an answer", "answer"),
    APPROVALS_WAITING("agent.firewall.approvals.waiting", Kind.GAUGE, "Calls that wait for an answer now"),
    SCANS("agent.firewall.scans", Kind.COUNTER, "Texts that a scanner read", "scanner", "channel", "result", "code"),
    POLICY_ANSWERS(
            "agent.firewall.policy.answers",
            Kind.COUNTER,
            "What the policy engine answered",
            "engine",
            "answer",
            "code"),
    POLICY_INFO(
            "agent.firewall.policy.info",
            Kind.GAUGE,
            "1 for each policy in force, by the digest of its bundle",
            "engine",
            "bundle"),
    SCANNER_INFO(
            "agent.firewall.scanner.info",
            Kind.GAUGE,
            "1 for each scanner in use, by the digest of its model",
            "scanner",
            "model"),
    MODEL_INFO(
            "agent.firewall.model.info",
            Kind.GAUGE,
            "1 for each chat model that has served since the start, by the digest of its bytes where known",
            "model",
            "artifact"),
    AUDIT_RECORDS(
            "agent.firewall.audit.records",
            Kind.COUNTER,
            "Records written; the mode tells whether denials bind",
            "kind",
            "mode"),
    AUDIT_FAILURES("agent.firewall.audit.failures", Kind.COUNTER, "Records that could not be written"),
    CACHE_ENTRIES("agent.firewall.cache.entries", Kind.GAUGE, "What a cache holds", "cache"),
    CACHE_GETS("agent.firewall.cache.gets", Kind.COUNTER, "How often a cache was asked", "cache", "result"),
    CACHE_EVICTIONS("agent.firewall.cache.evictions", Kind.COUNTER, "What a cache has dropped", "cache"),
    CONVERSATIONS("agent.firewall.conversations", Kind.GAUGE, "Conversations that are remembered"),
    POOL_IN_USE("agent.firewall.pool.in.use", Kind.GAUGE, "Of a pool's places, those taken", "pool"),
    POOL_SIZE("agent.firewall.pool.size", Kind.GAUGE, "How many places a pool has", "pool"),
    WAITING("agent.firewall.waiting", Kind.GAUGE, "How many wait for their turn at a part", "part"),
    QUESTIONS("agent.firewall.questions", Kind.GAUGE, "Questions to people that wait for an answer", "store"),
    OLDEST_QUESTION(
            "agent.firewall.questions.oldest.seconds",
            Kind.GAUGE,
            "For how long the oldest of them has waited",
            "store"),
    AVAILABLE("agent.firewall.available", Kind.GAUGE, "1 while a part does its work, 0 while it cannot", "part"),
    OBSERVATION_FAILURES(
            "agent.firewall.observation.failures",
            Kind.COUNTER,
            "What went wrong with watching, and changed nothing else"),
    CHAT_DURATION(
            "gen_ai.client.operation.duration",
            Kind.TIMER,
            "Requests to chat models, of models that have the listener",
            "gen_ai.operation.name",
            "gen_ai.request.model",
            "error.type"),
    CHAT_TOKENS(
            "gen_ai.client.token.usage",
            Kind.SUMMARY,
            "Tokens of requests to chat models",
            "gen_ai.operation.name",
            "gen_ai.request.model",
            "gen_ai.token.type");

    /** What is counted how. */
    enum Kind {
        COUNTER,
        GAUGE,
        TIMER,
        SUMMARY
    }

    private final String title;
    private final Kind kind;
    private final String help;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final List<String> labels;

    Metric(String title, Kind kind, String help, String... labels) {
        this.title = title;
        this.kind = kind;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** The name in Micrometer, in dotted words. */
    String title() {
        return title;
    }

    Kind kind() {
        return kind;
    }

    String help() {
        return help;
    }

    /** Names of the labels, in the order in which values are given. */
    List<String> labels() {
        return labels;
    }

    /** The name in Prometheus. */
    String inPrometheus() {
        String name = title.replace('.', '_').toLowerCase(Locale.ROOT);
        return switch (kind) {
            case COUNTER -> name + "_total";
            case TIMER -> name + "_seconds";
            case GAUGE, SUMMARY -> name;
        };
    }
}
