package dev.agentfirewall.samples.recorded;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads recorded runs: OpenAI chat messages, one run a line. Members that a run has beyond {@code id},
 * {@code messages} and {@code labels} are left alone; what is read is read strictly.
 */
public final class RecordedRuns {
    private static final JsonReader READER = new JsonReader(JsonLimits.FILES);

    private final Map<String, RecordedRun> byId;

    private RecordedRuns(Map<String, RecordedRun> byId) {
        this.byId = byId;
    }

    /**
     * Reads the file {@code name} that lies beside {@code owner} on the class path.
     *
     * @throws MalformedRunException when it is missing or a line of it is no run
     */
    public static RecordedRuns resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new MalformedRunException("`" + name + "` is not beside `" + owner.getName() + "`");
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new MalformedRunException("`" + name + "` cannot be read", e);
        }
    }

    /** Reads {@code text}, one run a line; {@code name} is for messages. */
    public static RecordedRuns parse(String name, String text) {
        Map<String, RecordedRun> runs = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            RecordedRun run = parseLine(name + ":" + (i + 1), lines.get(i));
            if (runs.putIfAbsent(run.id(), run) != null) {
                throw new MalformedRunException(name + ":" + (i + 1) + ": the id stands on an earlier line too");
            }
        }
        return new RecordedRuns(runs);
    }

    /** All runs, in the order of the file. */
    public List<RecordedRun> all() {
        return List.copyOf(byId.values());
    }

    /** The run called {@code id}. */
    public RecordedRun get(String id) {
        RecordedRun run = byId.get(id);
        if (run == null) {
            throw new MalformedRunException("no run `" + id + "`; there are " + byId.keySet());
        }
        return run;
    }

    private static RecordedRun parseLine(String where, String line) {
        try {
            return new Line(where).run(READER.readObject(line));
        } catch (MalformedJsonException e) {
            throw new MalformedRunException(where + ": " + e.getMessage(), e);
        }
    }

    /** One line being read; {@code where} opens every complaint. */
    private record Line(String where) {

        RecordedRun run(Json.Obj object) {
            StringBuilder system = new StringBuilder();
            StringBuilder user = new StringBuilder();
            List<RecordedTurn> turns = new ArrayList<>();
            for (Json element : array(object, "messages")) {
                Json.Obj message = object(element, "a message");
                switch (text(message, "role")) {
                    case "system" -> system.append(text(message, "content"));
                    case "user" -> user.append(text(message, "content"));
                    case "assistant" -> turns.add(turn(message));
                    case "tool" -> text(message, "tool_call_id"); // whoever plays the run has its own results
                    default -> throw wrong("a message's `role` is not system, user, assistant or tool");
                }
            }
            if (turns.isEmpty()) {
                throw wrong("no message of the assistant");
            }
            return new RecordedRun(text(object, "id"), system.toString(), user.toString(), turns, labels(object));
        }

        private RecordedTurn turn(Json.Obj message) {
            List<RecordedCall> calls = new ArrayList<>();
            if (message.get("tool_calls")
                    .filter(given -> !given.equals(Json.NULL))
                    .isPresent()) {
                for (Json element : array(message, "tool_calls")) {
                    calls.add(call(object(element, "a tool call")));
                }
            }
            boolean silent = message.get("content")
                    .filter(content -> !content.equals(Json.NULL))
                    .isEmpty();
            String text = silent ? "" : text(message, "content");
            if (text.isEmpty() && calls.isEmpty()) {
                throw wrong("a message of the assistant neither says nor calls anything");
            }
            return new RecordedTurn(text, calls);
        }

        private RecordedCall call(Json.Obj call) {
            Json.Obj function = object(call.get("function").orElse(Json.NULL), "`function`");
            return new RecordedCall(text(call, "id"), text(function, "name"), text(function, "arguments"));
        }

        private Map<String, String> labels(Json.Obj object) {
            Map<String, String> labels = new LinkedHashMap<>();
            Json.Obj given = object(object.get("labels").orElse(Json.Obj.EMPTY), "`labels`");
            given.members().keySet().forEach(call -> labels.put(call, text(given, call)));
            return labels;
        }

        private List<Json> array(Json.Obj object, String name) {
            if (object.get(name).orElse(Json.NULL) instanceof Json.Arr array) {
                return array.elements();
            }
            throw wrong("`" + name + "` is not an array");
        }

        private Json.Obj object(Json value, String what) {
            if (value instanceof Json.Obj object) {
                return object;
            }
            throw wrong(what + " is not an object");
        }

        private String text(Json.Obj object, String name) {
            if (object.get(name).orElse(Json.NULL) instanceof Json.Str text) {
                return text.value();
            }
            throw wrong("`" + name + "` is not a string");
        }

        private MalformedRunException wrong(String what) {
            return new MalformedRunException(where + ": " + what);
        }
    }
}
