package dev.agentfirewall.redteam.importer;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages in the form that recorded runs have, being put together. Not thread-safe. */
final class Messages {
    private final List<Json> messages = new ArrayList<>();

    void add(Json message) {
        messages.add(message);
    }

    void say(String role, String text) {
        messages.add(Json.object().put("role", role).put("content", text).build());
    }

    /** What the assistant says and calls. */
    void assistant(Json content, List<Json> calls) {
        Json.ObjBuilder message = Json.object().put("role", "assistant").put("content", content);
        if (!calls.isEmpty()) {
            message.put("tool_calls", new Json.Arr(calls));
        }
        messages.add(message.build());
    }

    void result(String call, String tool, String text) {
        messages.add(Json.object()
                .put("role", "tool")
                .put("tool_call_id", call)
                .put("name", tool)
                .put("content", text)
                .build());
    }

    static Json call(String id, String tool, Json arguments) {
        Json.Obj function = Json.object()
                .put("name", tool)
                .put("arguments", arguments instanceof Json.Str ? arguments : Json.of(CanonicalJson.write(arguments)))
                .build();
        return Json.object()
                .put("id", id)
                .put("type", "function")
                .put("function", function)
                .build();
    }

    int size() {
        return messages.size();
    }

    /** The run with these messages; empty when there are none. */
    Optional<Json.Obj> run(String id) {
        return messages.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.object()
                        .put("id", id)
                        .put("messages", new Json.Arr(messages))
                        .build());
    }
}
