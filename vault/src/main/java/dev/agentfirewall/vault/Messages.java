package dev.agentfirewall.vault;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.recording.ShownMessage;
import dev.agentfirewall.recording.ShownMessage.Call;
import dev.agentfirewall.recording.ShownMessage.Part;
import dev.agentfirewall.recording.ShownMessage.Speaker;
import java.util.List;
import java.util.Locale;

/** Messages as a record's content writes them. What is empty is left out. */
final class Messages {
    private Messages() {}

    static Json.Obj write(ShownMessage message) {
        Json.ObjBuilder json = Json.object().put("speaker", message.speaker().word());
        boolean plain = message.parts().equals(List.of(new Part(message.said(), "")));
        json.put(plain ? "text" : "said", message.said());
        if (!plain) {
            json.put(
                    "parts",
                    Json.array(
                            message.parts(),
                            part -> Json.object()
                                    .put("source", part.source())
                                    .put("text", part.text())
                                    .build()));
        }
        if (!message.calls().isEmpty()) {
            json.put(
                    "calls",
                    Json.array(
                            message.calls(),
                            call -> Json.object()
                                    .put("arguments", call.arguments())
                                    .put("id", call.id())
                                    .put("tool", call.tool())
                                    .build()));
        }
        if (message.speaker() == Speaker.TOOL) {
            json.put("answers", message.answers()).put("tool", message.tool());
        }
        return json.build();
    }

    static ShownMessage read(Json json) {
        Json.Obj object = (Json.Obj) json;
        boolean plain = object.get("text").isPresent();
        String said = text(object, plain ? "text" : "said");
        List<Part> parts = plain
                ? List.of(new Part(said, ""))
                : list(object, "parts").stream()
                        .map(part -> new Part(text(part, "text"), text(part, "source")))
                        .toList();
        List<Call> calls = list(object, "calls").stream()
                .map(call -> new Call(text(call, "id"), text(call, "tool"), text(call, "arguments")))
                .toList();
        Speaker speaker = Speaker.valueOf(text(object, "speaker").toUpperCase(Locale.ROOT));
        return new ShownMessage(speaker, said, parts, calls, text(object, "answers"), text(object, "tool"));
    }

    static String text(Json.Obj object, String name) {
        return object.get(name).orElse(Json.NULL) instanceof Json.Str text ? text.value() : "";
    }

    static List<Json.Obj> list(Json.Obj object, String name) {
        return object.get(name).orElse(Json.NULL) instanceof Json.Arr array
                ? array.elements().stream().map(Json.Obj.class::cast).toList()
                : List.of();
    }
}
