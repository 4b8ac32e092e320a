package dev.agentfirewall.redteam.suite;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.redteam.run.RecordedCall;
import dev.agentfirewall.redteam.run.RecordedMessage;
import dev.agentfirewall.redteam.run.RecordedMessage.Role;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.run.RecordedRun.Purpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run being written, message by message. Not thread-safe; used once. */
final class Script {
    private final List<RecordedMessage> messages = new ArrayList<>();
    private final Map<String, Purpose> labels = new LinkedHashMap<>();

    void user(String words) {
        messages.add(said(Role.USER, words));
    }

    void answer(String words) {
        messages.add(said(Role.ASSISTANT, words));
    }

    /** The agent makes {@code call} for whoever {@code purpose} says, and {@code result} comes back. */
    void call(ScriptedCall call, String result, Purpose purpose) {
        String id = "call_" + labels.size();
        RecordedCall made = new RecordedCall(id, call.tool(), CanonicalJson.write(call.arguments()));
        messages.add(new RecordedMessage(Role.ASSISTANT, List.of(), 0, List.of(made), "", ""));
        messages.add(new RecordedMessage(Role.TOOL, List.of(result), 0, List.of(), id, ""));
        labels.put(id, purpose);
    }

    private static RecordedMessage said(Role role, String words) {
        return new RecordedMessage(role, List.of(words), 0, List.of(), "", "");
    }

    RecordedRun run(String id, String suite, Map<String, String> groups) {
        return new RecordedRun(id, suite, labels.containsValue(Purpose.ATTACK), messages, labels, groups);
    }
}
