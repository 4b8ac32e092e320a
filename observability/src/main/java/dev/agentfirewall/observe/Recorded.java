package dev.agentfirewall.observe;

import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.json.Json;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads records as they are written and tells what they say: codes and digests, which is all that they hold. Thread-safe. */
final class Recorded {
    private final Meters meters;
    private final Names names;
    private final Set<List<String>> models = ConcurrentHashMap.newKeySet();

    Recorded(Meters meters, Names names) {
        this.meters = meters;
        this.names = names;
    }

    void tell(Json.Obj record, AuditReceipt receipt) {
        String kind = text(record, "kind");
        meters.count(Metric.AUDIT_RECORDS, kind, text(record, "mode"));
        Way way = Way.current();
        if (kind.equals("decided")) {
            decided(record, receipt, way);
        } else if (kind.equals("settled")) {
            settled(record, way);
        }
    }

    private void decided(Json.Obj record, AuditReceipt receipt, @Nullable Way way) {
        String checkpoint = text(record, "checkpoint");
        count(checkpoint, way, record, text(record, "basis"));
        found(checkpoint, record);
        served(record);
        if (way != null && way.span.isRecording()) {
            tell(way.span, record, receipt);
        }
    }

    private void settled(Json.Obj record, @Nullable Way way) {
        for (Json element : elements(record, "results")) {
            if (element instanceof Json.Obj result) {
                count("tool_result", way, result, Names.NONE);
                found("tool_result", result);
            }
        }
    }

    private void count(String checkpoint, @Nullable Way way, Json.Obj decided, String basis) {
        meters.count(
                Metric.DECISIONS,
                checkpoint,
                way == null ? Names.NONE : way.tool,
                text(decided, "decision"),
                basis,
                firstCode(decided));
    }

    private void found(String checkpoint, Json.Obj judged) {
        for (Json rule : elements(judged, "findings")) {
            meters.count(Metric.FINDINGS, checkpoint, text(rule));
        }
    }

    private void served(Json.Obj record) {
        if (!(record.members().get("model") instanceof Json.Obj model)) {
            return;
        }
        List<String> serves = List.of(names.host(text(model, "name")), text(model, "artifact"));
        if (models.size() < Series.MOST && models.add(serves)) {
            meters.infos().enter(Metric.MODEL_INFO, serves.get(0), serves.get(1));
        }
    }

    private static void tell(Span span, Json.Obj record, AuditReceipt receipt) {
        span.setAttribute(Keys.DECISION, text(record, "decision"));
        span.setAttribute(Keys.MODE, text(record, "mode"));
        span.setAttribute(Keys.SEQUENCE, receipt.sequence());
        List<Json> reasons = elements(record, "reasons");
        if (!reasons.isEmpty()) {
            span.setAttribute(Keys.REASONS, codes(reasons));
        }
        if (record.members().get("basis") instanceof Json.Str basis) {
            span.setAttribute(Keys.BASIS, basis.value());
        }
        List<Json> findings = elements(record, "findings");
        if (!findings.isEmpty()) {
            span.setAttribute(
                    Keys.FINDINGS, findings.stream().map(Recorded::text).toList());
        }
        if (record.members().get("policy") instanceof Json.Obj policy) {
            span.setAttribute(Keys.ENGINE, text(policy, "engine"));
            span.setAttribute(Keys.BUNDLE, text(policy, "bundle"));
        }
    }

    private static String firstCode(Json.Obj decided) {
        List<Json> reasons = elements(decided, "reasons");
        return reasons.isEmpty() ? Names.NONE : code(reasons.get(0));
    }

    /** Codes in their order, each once. */
    private static List<String> codes(List<Json> reasons) {
        return reasons.stream().map(Recorded::code).distinct().toList();
    }

    private static String code(Json reason) {
        return reason instanceof Json.Obj told ? text(told, "code") : Names.NONE;
    }

    private static List<Json> elements(Json.Obj of, String name) {
        return of.members().get(name) instanceof Json.Arr all ? all.elements() : List.of();
    }

    private static String text(Json.Obj of, String name) {
        Json value = of.members().get(name);
        return value == null ? Names.NONE : text(value);
    }

    private static String text(Json value) {
        return value instanceof Json.Str text ? text.value() : Names.NONE;
    }
}
