package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.SUBJECT;

import java.util.List;
import java.util.Optional;

/** Nobody to act for. */
final class SubjectFaults {
    private SubjectFaults() {}

    static List<Fault> all() {
        return List.of(Fault.at(
                        SUBJECT,
                        "the host does not know who acts",
                        Door.ALL,
                        "refused subject.missing",
                        stage -> stage.subject.set(Optional.empty()))
                .fromTheBeginning());
    }
}
