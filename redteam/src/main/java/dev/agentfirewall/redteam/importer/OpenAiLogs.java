package dev.agentfirewall.redteam.importer;

import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Logs of OpenAI's chat API and of the many that speak like it: arrays of messages, requests with {@code messages}, and pairs of request and response,
 * whose answer ends the conversation. Functions of the older form become tool calls.
 */
public final class OpenAiLogs implements RunImporter {
    @Override
    public List<Json.Obj> runs(List<Json> records) {
        List<Json.Obj> runs = new ArrayList<>();
        for (Json record : records) {
            run(record, "openai " + (runs.size() + 1)).ifPresent(runs::add);
        }
        return runs;
    }

    private static Optional<Json.Obj> run(Json record, String name) {
        Messages messages = new Messages();
        for (Json message : said(record)) {
            add(messages, message);
        }
        for (Json choice : Members.array(answer(record), "choices")) {
            add(messages, Members.object(choice, "message"));
            break; // the others were never shown
        }
        return messages.run(Members.text(record, "id").orElse(name));
    }

    private static List<Json> said(Json record) {
        if (record instanceof Json.Arr array) {
            return array.elements();
        }
        for (Json place : List.of(
                record,
                Members.object(record, "request"),
                Members.object(record, "body"),
                Members.object(Members.object(record, "request"), "body"))) {
            List<Json> messages = Members.array(place, "messages");
            if (!messages.isEmpty()) {
                return messages;
            }
        }
        return List.of();
    }

    private static Json answer(Json record) {
        Json.Obj response = Members.object(record, "response");
        return response.get("body").isPresent() ? Members.object(response, "body") : response;
    }

    private static void add(Messages messages, Json message) {
        String role = Members.text(message, "role").orElse("");
        Json.Obj function = Members.object(message, "function_call");
        if (role.equals("function")) {
            String tool = Members.text(message, "name").orElse("");
            messages.result(
                    "call_" + tool, tool, Members.written(message, "content").orElse(""));
        } else if (role.equals("assistant") && Members.text(function, "name").isPresent()) {
            String tool = Members.text(function, "name").orElse("");
            messages.assistant(
                    content(message),
                    List.of(Messages.call(
                            "call_" + tool, tool, function.get("arguments").orElse(Json.of("")))));
        } else if (!role.isEmpty()) {
            messages.add(message);
        }
    }

    private static Json content(Json message) {
        return message instanceof Json.Obj object ? object.get("content").orElse(Json.NULL) : Json.NULL;
    }
}
