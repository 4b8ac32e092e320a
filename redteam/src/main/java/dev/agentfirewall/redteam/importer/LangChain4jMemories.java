package dev.agentfirewall.redteam.importer;

import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chat memories as LangChain4j's {@code ChatMessageSerializer} writes them and memory stores keep them: an array of messages each, or an object with
 * such an array as {@code messages}, perhaps as text, and an {@code id} or {@code memoryId}.
 */
public final class LangChain4jMemories implements RunImporter {
    @Override
    public List<Json.Obj> runs(List<Json> records) {
        List<Json.Obj> runs = new ArrayList<>();
        for (Json record : records) {
            Messages messages = new Messages();
            for (Json message : messages(record)) {
                add(messages, message);
            }
            String id = Members.written(record, "memoryId")
                    .or(() -> Members.written(record, "id"))
                    .orElse("memory " + (runs.size() + 1));
            messages.run(id).ifPresent(runs::add);
        }
        return runs;
    }

    private static List<Json> messages(Json record) {
        if (record instanceof Json.Arr array) {
            return array.elements();
        }
        List<Json> messages = Members.array(record, "messages");
        return messages.isEmpty()
                ? Members.text(record, "messages").flatMap(Nested::array).orElse(List.of())
                : messages;
    }

    private static void add(Messages messages, Json message) {
        switch (Members.text(message, "type").orElse("")) {
            case "SYSTEM" ->
                messages.say("system", Members.text(message, "text").orElse(""));
            case "USER" -> messages.add(user(message));
            case "AI" ->
                messages.assistant(Members.text(message, "text").map(Json::of).orElse(Json.NULL), calls(message));
            case "TOOL_EXECUTION_RESULT" ->
                messages.result(
                        Members.text(message, "id").orElse(""),
                        Members.text(message, "toolName").orElse(""),
                        Members.text(message, "text").orElseGet(() -> texts(message)));
            default ->
                Members.written(message, "attributes")
                        .ifPresent(custom -> messages.say("system", custom)); // a message of the host's own making
        }
    }

    private static Json user(Json message) {
        List<Json> parts = new ArrayList<>();
        for (Json content : Members.array(message, "contents")) {
            Optional<String> text = Members.text(content, "text");
            parts.add(
                    text.isPresent()
                            ? Json.object()
                                    .put("type", "text")
                                    .put("text", text.get())
                                    .build()
                            : Json.object()
                                    .put("type", Members.text(content, "type").orElse("opaque"))
                                    .build());
        }
        Json content = Members.text(message, "text").map(Json::of).orElse(new Json.Arr(parts));
        return Json.object().put("role", "user").put("content", content).build();
    }

    private static String texts(Json message) {
        return Members.array(message, "contents").stream()
                .flatMap(content -> Members.text(content, "text").stream())
                .collect(Collectors.joining("\n"));
    }

    private static List<Json> calls(Json message) {
        return Members.array(message, "toolExecutionRequests").stream()
                .map(call -> Messages.call(
                        Members.text(call, "id").orElse(""),
                        Members.text(call, "name").orElse(""),
                        Json.of(Members.text(call, "arguments").orElse(""))))
                .toList();
    }
}
