package dev.agentfirewall.redteam.importer;

import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The messages of one span, in either form of the conventions. Used once. */
final class OtelMessages {
    private final Map<String, Json> attributes;
    private final List<Json> events;
    private final Messages messages = new Messages();

    OtelMessages(Map<String, Json> attributes, List<Json> events) {
        this.attributes = attributes;
        this.events = events;
    }

    Messages read() {
        instructions();
        list("gen_ai.input.messages").forEach(this::message);
        list("gen_ai.output.messages").forEach(this::message);
        if (messages.size() == 0) {
            events.forEach(this::event);
        }
        return messages;
    }

    private List<Json> list(String name) {
        return list(attributes.getOrDefault(name, Json.NULL));
    }

    /** An array, or text that holds one. */
    private static List<Json> list(Json value) {
        if (value instanceof Json.Arr array) {
            return array.elements();
        }
        return value instanceof Json.Str text ? Nested.array(text.value()).orElse(List.of()) : List.of();
    }

    private void instructions() {
        for (Json part : list("gen_ai.system_instructions")) {
            Members.text(part, "content").ifPresent(text -> messages.say("system", text));
        }
    }

    private void message(Json message) {
        String role = Members.text(message, "role").orElse("");
        List<Json> said = new ArrayList<>();
        List<Json> calls = new ArrayList<>();
        for (Json part : Members.array(message, "parts")) {
            part(part, said, calls);
        }
        if (role.equals("assistant")) {
            messages.assistant(said.isEmpty() ? Json.NULL : new Json.Arr(said), calls);
        } else if (!said.isEmpty() && (role.equals("user") || role.equals("system"))) {
            messages.add(Json.object()
                    .put("role", role)
                    .put("content", new Json.Arr(said))
                    .build());
        }
    }

    private void part(Json part, List<Json> said, List<Json> calls) {
        switch (Members.text(part, "type").orElse("")) {
            case "text" ->
                said.add(Json.object()
                        .put("type", "text")
                        .put("text", Members.text(part, "content").orElse(""))
                        .build());
            case "tool_call" ->
                calls.add(Messages.call(
                        Members.text(part, "id").orElse(""),
                        Members.text(part, "name").orElse(""),
                        part instanceof Json.Obj call ? call.get("arguments").orElse(Json.of("")) : Json.of("")));
            case "tool_call_response" ->
                messages.result(
                        Members.text(part, "id").orElse(""),
                        Members.text(part, "name").orElse(""),
                        Members.written(part, "response")
                                .or(() -> Members.written(part, "result"))
                                .orElse(""));
            case "reasoning" -> {
                // what the model thinks it shows nobody
            }
            default -> said.add(Json.object().put("type", "opaque").build());
        }
    }

    /** An event of the older form: its name tells who speaks. */
    private void event(Json event) {
        Json body = body(event);
        switch (Members.text(event, "name").orElse("")) {
            case "gen_ai.system.message" ->
                messages.say("system", Members.written(body, "content").orElse(""));
            case "gen_ai.user.message" ->
                messages.say("user", Members.written(body, "content").orElse(""));
            case "gen_ai.assistant.message" -> assistant(body);
            case "gen_ai.tool.message" ->
                messages.result(
                        Members.text(body, "id").orElse(""),
                        Members.text(body, "name").orElse(""),
                        Members.written(body, "content").orElse(""));
            case "gen_ai.choice" ->
                assistant(Members.object(body, "message").members().isEmpty() ? body : Members.object(body, "message"));
            default -> {
                // not a message
            }
        }
    }

    private void assistant(Json body) {
        List<Json> calls = new ArrayList<>();
        for (Json call : Members.array(body, "tool_calls")) {
            Json.Obj function = Members.object(call, "function");
            calls.add(Messages.call(
                    Members.text(call, "id").orElse(""),
                    Members.text(function, "name").orElse(""),
                    function.get("arguments").orElse(Json.of(""))));
        }
        messages.assistant(Members.written(body, "content").map(Json::of).orElse(Json.NULL), calls);
    }

    /** What the event says: its body, or its attributes, whose values may be JSON as text. */
    private static Json body(Json event) {
        Json.Obj body = Members.object(event, "body");
        if (!body.members().isEmpty()) {
            return body;
        }
        Json.ObjBuilder read = Json.object();
        OtelSpans.attributes(event).forEach((name, value) -> {
            boolean nested = name.equals("tool_calls") || name.equals("message");
            read.put(
                    name,
                    nested && value instanceof Json.Str text
                            ? Nested.read(text.value()).orElse(value)
                            : value);
        });
        return read.build();
    }
}
