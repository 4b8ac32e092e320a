package dev.agentfirewall.faults;

import java.util.List;
import java.util.stream.Stream;

/** Every fault there is. */
final class Faults {
    private Faults() {}

    static List<Fault> all() {
        return Stream.of(
                        ArgumentFaults.all(),
                        SubjectFaults.all(),
                        EngineFaults.all(),
                        AnswerFaults.all(),
                        BundleFaults.all(),
                        ReloadFaults.all(),
                        ServerFaults.all(),
                        ApprovalFaults.all(),
                        AuditFaults.all(),
                        ScannerFaults.all(),
                        ToolFaults.all(),
                        ClockFaults.all(),
                        ThreadFaults.all(),
                        AdapterFaults.all())
                .flatMap(List::stream)
                .toList();
    }
}
