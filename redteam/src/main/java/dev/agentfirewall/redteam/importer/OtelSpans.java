package dev.agentfirewall.redteam.importer;

import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Spans of OpenTelemetry's conventions for generative AI, as a collector's file exporter writes them ({@code resourceSpans}) or one span a record. Messages
 * are read from the attributes {@code gen_ai.input.messages} and {@code gen_ai.output.messages}, or from the older events, one a message. Of one
 * conversation, or one trace where it has no name, the request that shows most of it is taken: each carries all that went before.
 */
public final class OtelSpans implements RunImporter {
    @Override
    public List<Json.Obj> runs(List<Json> records) {
        Map<String, Messages> conversations = new LinkedHashMap<>();
        for (Json record : records) {
            for (Json span : spans(record)) {
                Map<String, Json> attributes = attributes(span);
                Messages messages = new OtelMessages(attributes, Members.array(span, "events")).read();
                String id = id(span, attributes, conversations.size());
                Messages known = conversations.get(id);
                if (messages.size() > 0 && (known == null || messages.size() >= known.size())) {
                    conversations.put(id, messages);
                }
            }
        }
        List<Json.Obj> runs = new ArrayList<>();
        conversations.forEach((id, messages) -> messages.run(id).ifPresent(runs::add));
        return runs;
    }

    private static List<Json> spans(Json record) {
        List<Json> resources = Members.array(record, "resourceSpans");
        if (resources.isEmpty()) {
            return List.of(record);
        }
        List<Json> spans = new ArrayList<>();
        for (Json resource : resources) {
            Members.array(resource, "scopeSpans").forEach(scope -> spans.addAll(Members.array(scope, "spans")));
        }
        return spans;
    }

    private static String id(Json span, Map<String, Json> attributes, int count) {
        Optional<String> conversation = Optional.ofNullable(attributes.get("gen_ai.conversation.id"))
                .filter(Json.Str.class::isInstance)
                .map(id -> ((Json.Str) id).value());
        return conversation
                .or(() -> Members.text(span, "traceId"))
                .or(() -> Members.text(span, "trace_id"))
                .or(() -> Members.text(Members.object(span, "context"), "trace_id"))
                .orElse("span " + (count + 1));
    }

    /** Attributes as an object has them, or as OTLP writes them: a list of keys and typed values. */
    static Map<String, Json> attributes(Json holder) {
        Map<String, Json> attributes =
                new LinkedHashMap<>(Members.object(holder, "attributes").members());
        for (Json pair : Members.array(holder, "attributes")) {
            Members.text(pair, "key").ifPresent(key -> attributes.put(key, value(Members.object(pair, "value"))));
        }
        return attributes;
    }

    /** A typed value of OTLP as plain JSON. */
    private static Json value(Json.Obj typed) {
        for (Map.Entry<String, Json> member : typed.members().entrySet()) {
            switch (member.getKey()) {
                case "arrayValue" -> {
                    return new Json.Arr(Members.array(member.getValue(), "values").stream()
                            .map(element -> value(element instanceof Json.Obj object ? object : Json.Obj.EMPTY))
                            .toList());
                }
                case "kvlistValue" -> {
                    Map<String, Json> members = new LinkedHashMap<>();
                    for (Json pair : Members.array(member.getValue(), "values")) {
                        Members.text(pair, "key")
                                .ifPresent(key -> members.put(key, value(Members.object(pair, "value"))));
                    }
                    return new Json.Obj(members);
                }
                default -> {
                    return member.getValue();
                }
            }
        }
        return Json.NULL;
    }
}
