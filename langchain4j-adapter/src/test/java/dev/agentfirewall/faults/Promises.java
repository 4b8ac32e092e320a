package dev.agentfirewall.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.faults.log.Logged;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** What holds whatever breaks. */
final class Promises {
    /** What the adapter tells the model of a call that was no call of a tool; the log holds what policy said of it. */
    private static final Set<String> ADAPTERS_OWN = Set.of("tool.arguments", "tool.unknown");

    private Promises() {}

    /** Tools run on a permit alone, and once. */
    static void assertOnlyWhatMayRunRan(Stage stage, Seen answer) {
        boolean unfit = answer.outcome().endsWith("tool.arguments"); // permitted, and then no call of this tool
        boolean mayRun = !unfit
                && !answer.outcome().startsWith("refused")
                && !answer.outcome().startsWith(Fault.NOT_STARTED);
        assertThat(stage.runs()).as("times the tool ran").isEqualTo(mayRun ? 1 : 0);
    }

    /** What was decided is in the log, and what ran was settled there, unless it is the log that broke. */
    static void assertRecorded(Stage stage, Seen answer) throws IOException {
        String outcome = answer.outcome();
        if (outcome.startsWith(Fault.NOT_STARTED) || outcome.endsWith("audit.unavailable")) {
            return;
        }
        List<String> lines = stage.audit.lines();
        String code = outcome.substring(outcome.indexOf(' ') + 1);
        String decision = outcome.startsWith("refused") ? "\"decision\":\"deny\"" : "\"decision\":\"permit\"";
        assertThat(lines)
                .as("the decision's record")
                .anyMatch(line -> line.contains(decision)
                        && (!outcome.startsWith("refused")
                                || ADAPTERS_OWN.contains(code)
                                || line.contains('"' + code + '"')));
        if (!outcome.startsWith("refused")) {
            assertThat(lines)
                    .as("the outcome's record")
                    .anyMatch(line -> line.contains("\"kind\":\"settled\"")
                            && (answer.completed()
                                    || code.equals("tool.arguments")
                                    || line.contains('"' + code + '"')));
        }
    }

    /** LangChain4j logs calls and results by itself at DEBUG; what it logs is the host's to configure. */
    static boolean ours(Logged.Line line) {
        return !line.logger().startsWith("dev.langchain4j.");
    }
}
