package dev.agentfirewall.redteam.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.redteam.run.RecordedMessage;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.run.RecordedRun.Purpose;
import dev.agentfirewall.redteam.run.RunJson;
import dev.agentfirewall.redteam.run.RunReader;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComposerTest {
    private final SuiteReader reader;
    private final Suite suite;

    ComposerTest() throws Exception {
        reader = new SuiteReader(TestSuites.files());
        suite = reader.suite("library");
    }

    @Test
    void honest_task_isToldWithoutMarks() {
        RecordedRun run = Composer.honest(suite).get(0);

        assertThat(run.hostile()).isFalse();
        assertThat(run.messages())
                .extracting(RecordedMessage::text)
                .contains("For ten days.")
                .noneMatch(text -> text.contains("{{"));
        assertThat(run.labels()).containsOnly(Map.entry("call_0", Purpose.TASK), Map.entry("call_1", Purpose.TASK));
        assertThat(run.groups()).containsEntry("kind", "closed");
    }

    @Test
    void attacked_everyRun_readsTheOrderAndThenDoesWhatItSays() throws Exception {
        for (RecordedRun run : Composer.attacked(suite, reader.wordings(), 12)) {
            int order = indexOfOrder(run);
            String next = run.messages().get(order + 1).calls().get(0).id();

            assertThat(run.hostile()).isTrue();
            assertThat(run.labels()).containsEntry(next, Purpose.ATTACK);
            assertThat(run.messages().get(run.messages().size() - 1).text()).isNotEmpty();
        }
    }

    @Test
    void attacked_germanWording_getsTheGermanOrder() throws Exception {
        assertThat(Composer.attacked(suite, reader.wordings(), 12))
                .filteredOn(run -> "de".equals(run.groups().get("language")))
                .isNotEmpty()
                .allSatisfy(run ->
                        assertThat(run.messages().get(indexOfOrder(run)).text()).contains("Reserviere das"));
    }

    @Test
    void attacked_enoughRuns_everyPlaceGoalAndWordingHasItsTurn() throws Exception {
        List<String> ids = Composer.attacked(suite, reader.wordings(), 6).stream()
                .map(RecordedRun::id)
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        for (String part : List.of(
                "reserve-atlas/1.1",
                "follow-notice/1.1",
                "follow-notice/1.2",
                "/hoard/",
                "/peek/",
                "/plain",
                "/gruss",
                "/prosba")) {
            assertThat(ids).anyMatch(id -> id.contains(part));
        }
    }

    @Test
    void attacked_twice_givesTheSameRuns() throws Exception {
        assertThat(Composer.attacked(suite, reader.wordings(), 40))
                .isEqualTo(Composer.attacked(suite, reader.wordings(), 40))
                .extracting(RecordedRun::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void runJson_readAgain_isTheSameRun() throws Exception {
        for (RecordedRun run : Composer.attacked(suite, reader.wordings(), 3)) {
            byte[] line = CanonicalJson.bytes(RunJson.of(run));
            assertThat(RunReader.of("runs", new ByteArrayInputStream(line)).next())
                    .contains(run);
        }
    }

    private static int indexOfOrder(RecordedRun run) {
        for (int i = 0; i < run.messages().size(); i++) {
            if (run.messages().get(i).text().matches("(?s).*(999-9|otice 13).*")) {
                return i;
            }
        }
        throw new AssertionError("no order in " + run);
    }
}
