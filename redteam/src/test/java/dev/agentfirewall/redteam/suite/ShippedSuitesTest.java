package dev.agentfirewall.redteam.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.redteam.run.RecordedMessage;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.tools.ToolsFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes with the firewall is well written: the reader refuses a call that its tool would not take. */
class ShippedSuitesTest {
    private static final int RUNS = 300;

    private final SuiteReader reader = new SuiteReader(SuiteFiles.shipped());

    @Test
    void shippedSuites_composed_useEveryMarkGoalAndWording() throws Exception {
        List<Wording> wordings = reader.wordings();
        for (String name : SuiteFiles.shipped().names()) {
            Suite suite = reader.suite(name);
            List<RecordedRun> attacked = Composer.attacked(suite, wordings, RUNS);
            List<RecordedRun> all = new ArrayList<>(Composer.honest(suite));
            all.addAll(attacked);

            assertThat(all).extracting(RecordedRun::id).doesNotHaveDuplicates();
            assertThat(parts(attacked, 1, 3)).as(name).containsExactlyInAnyOrderElementsOf(places(suite));
            assertThat(parts(attacked, 3, 4))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(
                            suite.goals().stream().map(Goal::id).toList());
            assertThat(parts(attacked, 4, 5))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(
                            wordings.stream().map(Wording::id).toList());
            assertThat(all)
                    .flatExtracting(RecordedRun::messages)
                    .extracting(RecordedMessage::text)
                    .noneMatch(text -> text.matches("(?s).*(\\{\\{\\d+\\}\\}|\\{[oO]rder\\}).*"));
        }
    }

    @Test
    void shippedSuites_tools_areReadAsReplayReadsThem() throws Exception {
        for (String name : SuiteFiles.shipped().names()) {
            byte[] tools = CanonicalJson.bytes(reader.suite(name).tools());
            assertThat(ToolsFile.parse(name, tools)).isNotEmpty();
        }
    }

    private static List<String> places(Suite suite) {
        List<String> places = new ArrayList<>();
        for (AuthoredTask task : suite.tasks()) {
            for (int i = 0; i < task.turns().size(); i++) {
                if (task.turns().get(i) instanceof Turn.Called called) {
                    String place = task.id() + "/" + (i + 1) + ".";
                    called.call().result().marks().forEach(mark -> places.add(place + mark));
                }
            }
        }
        return places;
    }

    /** The parts of the runs' ids between two slashes, each once. */
    private static List<String> parts(List<RecordedRun> runs, int from, int to) {
        return runs.stream()
                .map(run -> String.join("/", List.of(run.id().split("/", -1)).subList(from, to)))
                .distinct()
                .toList();
    }
}
