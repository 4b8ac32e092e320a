package dev.agentfirewall.cli.demo;

import dev.agentfirewall.cli.demo.DemoEvent.Verdict;
import dev.agentfirewall.samples.agent.AgentRun;
import dev.agentfirewall.samples.agent.ToolUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what an agent did: its calls, with what the audit log says of each. */
final class Narrator {
    private final Stage stage;

    Narrator(Stage stage) {
        this.stage = stage;
    }

    /** A run that nothing guarded. */
    void tell(AgentRun run) {
        run.uses().forEach(use -> stage.show(called(use, Optional.empty())));
    }

    /** A guarded run, and the records that were written meanwhile. */
    void tell(AgentRun run, List<RunRecord> records) {
        List<RunRecord> open = new ArrayList<>(records);
        for (ToolUse use : run.uses()) {
            Optional<RunRecord> decision =
                    open.stream().filter(record -> record.decides(use.tool())).findFirst();
            decision.ifPresent(open::remove);
            stage.show(called(use, decision));
            decision.flatMap(decided -> open.stream()
                            .filter(record -> record.settles(decided.sequence()))
                            .findFirst())
                    .ifPresent(settled -> tellResults(use, settled));
        }
    }

    private static DemoEvent.Called called(ToolUse use, Optional<RunRecord> decision) {
        if (use.ran()) {
            return new DemoEvent.Called(use.tool(), use.arguments(), Verdict.RAN, List.of());
        }
        boolean held = decision.filter(RunRecord::holds).isPresent();
        List<String> codes = decision.map(RunRecord::codes).orElse(List.of());
        return new DemoEvent.Called(use.tool(), use.arguments(), held ? Verdict.HELD : Verdict.STOPPED, codes);
    }

    private void tellResults(ToolUse use, RunRecord settled) {
        settled.changedResults()
                .forEach(result -> stage.show(new DemoEvent.Screened(
                        "what " + use.tool() + " returned", result.text("action"), result.findings())));
    }
}
