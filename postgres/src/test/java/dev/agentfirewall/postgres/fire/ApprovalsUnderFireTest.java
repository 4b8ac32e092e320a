package dev.agentfirewall.postgres.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.postgres.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small drill of each build; {@code benchmarks/run approvals} is the large one. */
class ApprovalsUnderFireTest {
    @TempDir
    private Path folder;

    @Test
    void calls_whileProcessesAndServerAreKilled_runOnceOrNotAtAll() throws Exception {
        FirePlan plan = new FirePlan(60, 4, 1, 1, Duration.ofMinutes(2));

        FireReport report = FireDrill.run(TestServer.shared(), folder, plan);

        assertThat(report.wrong()).isEmpty();
        assertThat(report.unwanted()).isEqualTo(6);
        assertThat(report.ranOnce() + report.unwanted() + report.lost()).isEqualTo(plan.calls());
        // A kill can keep no more from running than threads were on their way.
        assertThat(report.lost()).isLessThanOrEqualTo(plan.threads() * (plan.processKills() + 2 * plan.serverKills()));
        assertThat(report.replays()).isGreaterThan(plan.calls() / 2);
    }
}
