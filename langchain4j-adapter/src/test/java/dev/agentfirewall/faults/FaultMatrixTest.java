package dev.agentfirewall.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.faults.log.Logged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The matrix of faults: whatever breaks, nothing runs that was not soundly permitted, the log tells it, nothing guarded gets out,
 * and the next call works. What was seen is {@code docs/fault-matrix.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    static Stream<Case> cases() {
        return Faults.all().stream().flatMap(Case::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void fault_neverPermitsLeaksOrLasts(Case tried, @TempDir Path directory) throws Exception {
        List<String> outputs = new ArrayList<>();
        Logged.listen();
        try (Console console = new Console();
                Stage stage = new Stage(tried.door(), directory)) {
            Seen answer = tried.play(stage);
            seen.put(tried.toString(), answer.outcome());
            outputs.addAll(answer.told());

            assertThat(answer.outcome()).isEqualTo(tried.expected());
            Promises.assertOnlyWhatMayRunRan(stage, answer);
            Promises.assertRecorded(stage, answer);

            stage.mend();
            Seen next = stage.actSoundly();
            assertThat(next.outcome()).as("the next call").isEqualTo("completed");

            outputs.addAll(stage.audit.lines());
            outputs.add(console.text());
            Logged.heard().stream().filter(Promises::ours).forEach(line -> outputs.add(line.toString()));
            assertThat(outputs).allSatisfy(output -> assertThat(output).doesNotContainIgnoringCase(stage.canary));
            assertThat(stage.audit.verify().problems()).isEmpty();
        }
    }

    @AfterAll
    void everyFault_isInTheTable() throws IOException {
        if (seen.size() == cases().count()) { // one case alone was asked for, perhaps
            MatrixPage.check(Faults.all(), seen);
        }
    }
}
