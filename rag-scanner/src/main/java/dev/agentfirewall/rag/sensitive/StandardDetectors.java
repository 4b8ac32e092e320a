package dev.agentfirewall.rag.sensitive;

import dev.agentfirewall.rag.sensitive.pii.PersonalData;
import dev.agentfirewall.rag.sensitive.secret.Secrets;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import java.util.ArrayList;
import java.util.List;

/** Every detector of sensitive data. */
final class StandardDetectors {
    private StandardDetectors() {}

    static List<SensitiveDetector> all() {
        List<SensitiveDetector> all = new ArrayList<>(Secrets.detectors());
        all.addAll(PersonalData.detectors());
        return all;
    }
}
