package dev.agentfirewall.redteam.replay;

import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.policy.RegoDecisionPoint;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.run.RunReader;
import dev.agentfirewall.redteam.tools.ToolBox;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs for tests, walked under the default rules with tools that a person declared. */
public final class TestRuns {
    /** The default rules, loaded once. */
    public static final RegoDecisionPoint DEFAULTS = RegoPolicies.defaults();

    private static final String TOOLS = "{\"version\":1,\"tools\":[{\"name\":\"read_inbox\",\"effects\":[\"read\"]},"
            + "{\"name\":\"send_email\",\"effects\":[\"send\"],\"arguments\":{\"to\":\"recipient\",\"body\":\"body\"}}]}";

    private TestRuns() {}

    /** A run in which the user asks for something, a mail is read that says {@code mail}, and another is sent to {@code to}. */
    public static String run(String user, String mail, String to) {
        return "{\"id\":\"r<1>\",\"messages\":[{\"role\":\"user\",\"content\":\"" + user + "\"},"
                + "{\"role\":\"assistant\",\"tool_calls\":[" + call("c1", "read_inbox", "{}") + "]},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"" + mail + "\"},"
                + "{\"role\":\"assistant\",\"tool_calls\":["
                + call("c2", "send_email", "{\\\"to\\\":\\\"" + to + "\\\",\\\"body\\\":\\\"Hello there\\\"}")
                + "]}],\"labels\":{\"c2\":\"attack\"}}";
    }

    static String call(String id, String tool, String arguments) {
        return "{\"id\":\"" + id + "\",\"function\":{\"name\":\"" + tool + "\",\"arguments\":\"" + arguments + "\"}}";
    }

    /** What the default rules say to the run on {@code line}. */
    public static RunVerdict walked(String line) throws Exception {
        return walked(line, DEFAULTS);
    }

    /** What {@code policy} says to the run on {@code line}. */
    public static RunVerdict walked(String line, PolicyDecisionPoint policy) throws Exception {
        Replay.Setup setup = new Replay.Setup(
                policy, RagScanner.rules(), CallTracer.exact(), Subject.of("emma", "user"), Replay.MORNING);
        try (Replay replay = Replay.of(setup)) {
            return replay.walk(read(line), ToolBox.of(List.of(), ToolDeclarations.parse(TOOLS)));
        }
    }

    private static RecordedRun read(String line) throws Exception {
        return RunReader.of("runs", new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
                .next()
                .orElseThrow();
    }
}
