package dev.agentfirewall.rag.sensitive.pii;

import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import java.util.ArrayList;
import java.util.List;

/** Every detector of personal data. */
public final class PersonalData {
    private PersonalData() {}

    public static List<SensitiveDetector> detectors() {
        List<SensitiveDetector> all = new ArrayList<>(List.of(
                new Ibans(),
                new PaymentCards(),
                new Numbers(),
                new PhoneNumbers(),
                new EmailAddresses(),
                new NetworkAddresses(),
                new PostalAddresses(),
                new MachineReadableZones(),
                new CryptoWallets(),
                BirthDates.detector(),
                Coordinates.detector(),
                Usernames.detector()));
        all.addAll(PersonNames.detectors());
        return List.copyOf(all);
    }
}
