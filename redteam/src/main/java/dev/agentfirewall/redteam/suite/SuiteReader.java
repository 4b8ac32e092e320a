package dev.agentfirewall.redteam.suite;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.redteam.suite.AuthoredTask.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads suites strictly: a call that its tool would not take, a name used twice or a field that nobody knows is an error, not a run. */
public final class SuiteReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final SuiteFiles files;

    public SuiteReader(SuiteFiles files) {
        this.files = files;
    }

    /**
     * The suite called {@code name}.
     *
     * @throws MalformedRunException when there is none, or it is not written as it should be
     */
    public Suite suite(String name) throws MalformedRunException {
        String tools = name + "/tools.json";
        OfferedTools offered = OfferedTools.read(files.shown(tools), files.text(tools));
        Map<String, AuthoredTask> tasks = new LinkedHashMap<>();
        for (YamlEntry entry : entries(name + "/tasks.yaml")) {
            AuthoredTask task = task(entry, offered);
            unique(entry, tasks.put(task.id(), task) == null);
        }
        Map<String, Goal> goals = new LinkedHashMap<>();
        for (YamlEntry entry : entries(name + "/goals.yaml")) {
            Goal goal = goal(entry, offered);
            unique(entry, goals.put(goal.id(), goal) == null);
        }
        return new Suite(name, offered.offered(), List.copyOf(tasks.values()), List.copyOf(goals.values()));
    }

    /** The wordings. */
    public List<Wording> wordings() throws MalformedRunException {
        Map<String, Wording> wordings = new LinkedHashMap<>();
        for (YamlEntry entry : entries(SuiteFiles.WORDINGS)) {
            YamlFields fields = entry.fields("id", "style", "language", "text");
            Wording wording = made(
                    entry,
                    () -> new Wording(
                            id(fields),
                            fields.text("style"),
                            fields.text("language"),
                            fields.text("text").strip()));
            unique(entry, wordings.put(wording.id(), wording) == null);
        }
        return List.copyOf(wordings.values());
    }

    private List<YamlEntry> entries(String path) throws MalformedRunException {
        List<YamlEntry> entries = new ArrayList<>();
        for (YamlEntry entry :
                YamlEntry.read(files.shown(path), files.text(path)).elements()) {
            entries.add(entry.named("entry " + (entries.size() + 1)));
        }
        return entries;
    }

    private static void unique(YamlEntry entry, boolean fresh) throws MalformedRunException {
        if (!fresh) {
            throw entry.wrong("its `id` is given to another entry already");
        }
    }

    private static String id(YamlFields fields) throws MalformedRunException {
        String id = fields.text("id");
        if (!ID.matcher(id).matches()) {
            throw fields.required("id").wrong("is not of small letters, digits and single hyphens");
        }
        return id;
    }

    private static AuthoredTask task(YamlEntry entry, OfferedTools tools) throws MalformedRunException {
        String id = id(entry.anyFields());
        YamlFields fields = entry.named("task `" + id + "`").fields("id", "kind", "user", "steps", "answer");
        List<Turn> turns = new ArrayList<>();
        for (YamlEntry step : fields.required("steps").elements()) {
            turns.add(turn(step.named("task `" + id + "`, step " + (turns.size() + 1)), tools));
        }
        return made(
                fields.entry(),
                () -> new AuthoredTask(
                        id,
                        kind(fields),
                        fields.text("user").strip(),
                        turns,
                        fields.text("answer").strip()));
    }

    private static Kind kind(YamlFields fields) throws MalformedRunException {
        String word = fields.text("kind");
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw fields.required("kind").wrong("is neither `closed` nor `delegated`");
    }

    private static Turn turn(YamlEntry entry, OfferedTools tools) throws MalformedRunException {
        YamlFields fields = entry.fields("tool", "arguments", "result", "user");
        return fields.has("user")
                ? new Turn.Said(entry.fields("user").text("user").strip())
                : new Turn.Called(call(entry, tools));
    }

    private static Goal goal(YamlEntry entry, OfferedTools tools) throws MalformedRunException {
        String id = id(entry.anyFields());
        YamlFields fields = entry.named("goal `" + id + "`").fields("id", "orders", "calls");
        Map<String, String> orders = new LinkedHashMap<>();
        for (Map.Entry<String, YamlEntry> order :
                fields.required("orders").members().entrySet()) {
            orders.put(order.getKey(), order.getValue().text().strip());
        }
        List<ScriptedCall> calls = new ArrayList<>();
        for (YamlEntry call : fields.required("calls").elements()) {
            calls.add(unmarked(call.named("goal `" + id + "`, call " + (calls.size() + 1)), tools));
        }
        return made(fields.entry(), () -> new Goal(id, orders, calls));
    }

    private static ScriptedCall unmarked(YamlEntry entry, OfferedTools tools) throws MalformedRunException {
        ScriptedCall call = call(entry, tools);
        if (!call.result().marks().isEmpty()) {
            throw entry.wrong("its result has a mark; nobody writes into an attacker's results");
        }
        return call;
    }

    private static ScriptedCall call(YamlEntry entry, OfferedTools tools) throws MalformedRunException {
        YamlFields fields = entry.fields("tool", "arguments", "result");
        String tool = fields.text("tool");
        Json.Obj arguments = arguments(fields);
        Optional<String> misfit = tools.misfit(tool, arguments.members().keySet());
        if (misfit.isPresent()) {
            throw entry.wrong(misfit.get());
        }
        String result = fields.required("result").text().stripTrailing();
        return made(entry, () -> new ScriptedCall(tool, arguments, new MarkedResult(result)));
    }

    private static Json.Obj arguments(YamlFields fields) throws MalformedRunException {
        Optional<YamlEntry> given = fields.optional("arguments");
        Json value = given.isPresent() ? given.get().json() : Json.Obj.EMPTY;
        if (value instanceof Json.Obj arguments) {
            return arguments;
        }
        throw fields.required("arguments").wrong("is not a mapping of names");
    }

    /** What a record's own check says is wrong is wrong with the entry. */
    private static <T> T made(YamlEntry entry, Making<T> making) throws MalformedRunException {
        try {
            return making.make();
        } catch (IllegalArgumentException e) {
            throw entry.wrong(String.valueOf(e.getMessage()));
        }
    }

    /** Makes a value of an entry. */
    private interface Making<T> {
        T make() throws MalformedRunException;
    }
}
