package dev.agentfirewall.recording;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.recording.ShownMessage.Speaker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run in the form in which runs are replayed: chat messages as OpenAI's interface takes them. Calls are numbered anew, since providers give one
 * id twice. What a model was shown nothing of is left out: a call that was refused has no result. Used once.
 */
final class RunJson {
    private final Map<String, Deque<String>> open = new HashMap<>();
    private int numbered;

    /** One line of a file of runs. */
    static Json.Obj line(String id, String suite, boolean cut, List<ShownMessage> messages) {
        RunJson json = new RunJson();
        List<Json> written = new ArrayList<>();
        messages.forEach(message -> json.add(message, written));
        Json.ObjBuilder line = Json.object().put("id", id).put("suite", suite);
        if (cut) {
            line.put("cut", true);
        }
        return line.put("messages", new Json.Arr(written)).build();
    }

    private void add(ShownMessage message, List<Json> written) {
        if (message.speaker() == Speaker.TOOL) {
            String id = answered(message);
            if (!message.parts().isEmpty()) {
                written.add(Json.object()
                        .put("role", message.speaker().word())
                        .put("tool_call_id", id)
                        .put("name", message.tool())
                        .put("content", content(message.parts()))
                        .build());
            }
        } else if (!message.parts().isEmpty() || !message.calls().isEmpty()) {
            written.add(said(message));
        }
    }

    private Json said(ShownMessage message) {
        Json.ObjBuilder json = Json.object()
                .put("role", message.speaker().word())
                .put("content", message.parts().isEmpty() ? Json.NULL : content(message.parts()));
        if (!message.calls().isEmpty()) {
            open.clear(); // calls of an earlier message that were not answered will not be
            json.put("tool_calls", Json.array(message.calls(), this::call));
        }
        return json.build();
    }

    private static Json content(List<ShownMessage.Part> parts) {
        return parts.size() == 1 && parts.get(0).source().isEmpty()
                ? Json.of(parts.get(0).text())
                : Json.array(parts, RunJson::part);
    }

    private static Json part(ShownMessage.Part part) {
        Json.ObjBuilder json = Json.object().put("type", "text").put("text", part.text());
        if (!part.source().isEmpty()) {
            json.put("source", part.source());
        }
        return json.build();
    }

    private Json call(ShownMessage.Call call) {
        String id = "call_" + numbered++;
        open.computeIfAbsent(call.id(), same -> new ArrayDeque<>()).add(id);
        Json.Obj function = Json.object()
                .put("name", call.tool())
                .put("arguments", call.arguments())
                .build();
        return Json.object()
                .put("id", id)
                .put("type", "function")
                .put("function", function)
                .build();
    }

    /** The number of the call that {@code result} answers: of those with its id the first that was not answered. */
    private String answered(ShownMessage result) {
        Deque<String> calls = open.getOrDefault(result.answers(), new ArrayDeque<>());
        return calls.isEmpty() ? "unknown" : calls.remove();
    }
}
