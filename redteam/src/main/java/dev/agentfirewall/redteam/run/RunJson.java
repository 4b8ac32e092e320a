package dev.agentfirewall.redteam.run;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.redteam.run.RecordedMessage.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A run as its line of JSON: what {@link RunReader} reads gives the same run again, but for the count of parts that are no text. */
public final class RunJson {
    private RunJson() {}

    public static Json.Obj of(RecordedRun run) {
        Json.ObjBuilder out =
                Json.object().put("id", run.id()).put("suite", run.suite()).put("groups", texts(run.groups()));
        if (run.hostile()) {
            out.put("attack", "attack"); // whatever text: that there is one is what counts
        }
        return out.put("messages", Json.array(run.messages(), RunJson::message))
                .put("labels", labels(run))
                .build();
    }

    private static Json message(RecordedMessage message) {
        Json.ObjBuilder out = Json.object().put("role", word(message.role())).put("content", content(message));
        if (message.role() == Role.TOOL) {
            out.put("tool_call_id", message.answers());
        }
        if (!message.name().isEmpty()) {
            out.put("name", message.name());
        }
        if (!message.calls().isEmpty()) {
            out.put("tool_calls", Json.array(message.calls(), RunJson::call));
        }
        return out.build();
    }

    private static Json content(RecordedMessage message) {
        List<String> texts = message.texts();
        boolean own = message.sources().stream().allMatch(String::isEmpty);
        if (texts.size() <= 1 && own) {
            return texts.isEmpty() ? Json.NULL : Json.of(texts.get(0));
        }
        List<Json> parts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            parts.add(part(texts.get(i), message.source(i)));
        }
        return new Json.Arr(parts);
    }

    private static Json part(String text, String source) {
        Json.ObjBuilder part = Json.object().put("type", "text").put("text", text);
        if (!source.isEmpty()) {
            part.put("source", source);
        }
        return part.build();
    }

    private static Json call(RecordedCall call) {
        Json function = Json.object()
                .put("name", call.tool())
                .put("arguments", call.arguments())
                .build();
        return Json.object()
                .put("id", call.id())
                .put("type", "function")
                .put("function", function)
                .build();
    }

    private static Json labels(RecordedRun run) {
        Map<String, String> words = new TreeMap<>();
        run.labels().forEach((call, purpose) -> words.put(call, word(purpose)));
        return texts(words);
    }

    private static Json texts(Map<String, String> texts) {
        Json.ObjBuilder out = Json.object();
        new TreeMap<>(texts).forEach(out::put);
        return out.build();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
