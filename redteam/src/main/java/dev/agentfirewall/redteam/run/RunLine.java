package dev.agentfirewall.redteam.run;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.redteam.run.RecordedMessage.Role;
import dev.agentfirewall.redteam.run.RecordedRun.Purpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a file of runs, being read. What the format does not name is left alone: other programs keep their own members there.
 *
 * @param file for messages
 * @param line for messages
 */
record RunLine(String file, long line) {

    RecordedRun run(Json.Obj object) throws MalformedRunException {
        List<RecordedMessage> messages = new ArrayList<>();
        for (Json element : array(object, "messages")) {
            messages.add(message(object(element, "message " + (messages.size() + 1))));
        }
        if (messages.isEmpty()) {
            throw wrong("`messages` is empty");
        }
        Map<String, Purpose> labels = labels(object);
        boolean hostile = given(object, "attack").isPresent() || labels.containsValue(Purpose.ATTACK);
        return new RecordedRun(
                optional(object, "id").orElse(file + ":" + line),
                optional(object, "suite").orElse(""),
                hostile,
                messages,
                labels,
                groups(object));
    }

    private RecordedMessage message(Json.Obj message) throws MalformedRunException {
        Role role = role(text(message, "role"));
        List<String> texts = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        int opaque = content(message, texts, sources);
        return new RecordedMessage(
                role,
                texts,
                sources,
                opaque,
                role == Role.ASSISTANT ? calls(message) : List.of(),
                role == Role.TOOL ? text(message, "tool_call_id") : "",
                optional(message, "name").orElse(""));
    }

    private Role role(String word) throws MalformedRunException {
        return switch (word) {
            case "system", "developer" -> Role.SYSTEM;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "tool" -> Role.TOOL;
            default -> throw wrong("a message's `role` is not system, developer, user, assistant or tool");
        };
    }

    /** Puts the texts of a message into {@code texts}, and where each was retrieved from; returns how many parts are none. */
    private int content(Json.Obj message, List<String> texts, List<String> sources) throws MalformedRunException {
        Optional<Json> content = given(message, "content");
        if (content.isEmpty()) {
            return 0;
        }
        if (content.get() instanceof Json.Str text) {
            texts.add(text.value());
            sources.add("");
            return 0;
        }
        int opaque = 0;
        for (Json part : array(message, "content")) {
            Json.Obj given = object(part, "a part of a `content`");
            Optional<String> text = optional(given, "text");
            if (text.isPresent()) {
                texts.add(text.get());
                sources.add(optional(given, "source").orElse(""));
            }
            opaque += text.isPresent() ? 0 : 1;
        }
        return opaque;
    }

    private List<RecordedCall> calls(Json.Obj message) throws MalformedRunException {
        List<RecordedCall> calls = new ArrayList<>();
        if (given(message, "tool_calls").isPresent()) {
            for (Json element : array(message, "tool_calls")) {
                calls.add(call(object(element, "a tool call")));
            }
        }
        return calls;
    }

    private RecordedCall call(Json.Obj call) throws MalformedRunException {
        Json.Obj function = object(call.get("function").orElse(Json.NULL), "`function` of a tool call");
        return new RecordedCall(text(call, "id"), text(function, "name"), arguments(function));
    }

    /** Text, as providers send it; some recorders write the object itself. */
    private String arguments(Json.Obj function) throws MalformedRunException {
        return given(function, "arguments").orElse(Json.of("")) instanceof Json.Obj written
                ? CanonicalJson.write(written)
                : optional(function, "arguments").orElse("");
    }

    private Map<String, Purpose> labels(Json.Obj object) throws MalformedRunException {
        Map<String, Purpose> labels = new LinkedHashMap<>();
        for (Map.Entry<String, Json> label : object(given(object, "labels").orElse(Json.Obj.EMPTY), "`labels`")
                .members()
                .entrySet()) {
            labels.put(label.getKey(), purpose(label.getValue()));
        }
        return labels;
    }

    private Map<String, String> groups(Json.Obj object) throws MalformedRunException {
        Json.Obj written = object(given(object, "groups").orElse(Json.Obj.EMPTY), "`groups`");
        Map<String, String> groups = new LinkedHashMap<>();
        for (String name : written.members().keySet()) {
            groups.put(name, text(written, name));
        }
        return groups;
    }

    private Purpose purpose(Json label) throws MalformedRunException {
        for (Purpose purpose : Purpose.values()) {
            if (label.equals(Json.of(purpose.name().toLowerCase(Locale.ROOT)))) {
                return purpose;
            }
        }
        throw wrong("a label is neither `task` nor `attack`");
    }

    private List<Json> array(Json.Obj object, String name) throws MalformedRunException {
        if (object.get(name).orElse(Json.NULL) instanceof Json.Arr array) {
            return array.elements();
        }
        throw wrong("`" + name + "` is not an array");
    }

    private Json.Obj object(Json value, String what) throws MalformedRunException {
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw wrong(what + " is not an object");
    }

    private String text(Json.Obj object, String name) throws MalformedRunException {
        return optional(object, name).orElseThrow(() -> wrong("`" + name + "` is missing"));
    }

    private Optional<String> optional(Json.Obj object, String name) throws MalformedRunException {
        Optional<Json> value = given(object, name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Json.Str text) {
            return Optional.of(text.value());
        }
        throw wrong("`" + name + "` is not a text");
    }

    private static Optional<Json> given(Json.Obj object, String name) {
        return object.get(name).filter(value -> !value.equals(Json.NULL));
    }

    private MalformedRunException wrong(String what) {
        return new MalformedRunException(file, line, what);
    }
}
