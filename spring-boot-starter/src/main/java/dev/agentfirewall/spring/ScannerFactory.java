package dev.agentfirewall.spring;

import dev.agentfirewall.guardmodel.BundledGuardModel;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.scan.Scanner;
import org.springframework.util.ClassUtils;

/** Makes the scanner that the properties under {@code agent-firewall.scanner} name. */
final class ScannerFactory {
    private static final String GUARD_MODEL = "dev.agentfirewall.guardmodel.BundledGuardModel";

    private final AgentFirewallProperties.Scanner told;

    ScannerFactory(AgentFirewallProperties.Scanner told) {
        this.told = told;
    }

    /**
     * The scanner, ready.
     *
     * @throws FirewallSetupException when the guard model is asked for and is not there, or not the pinned one
     */
    Scanner scanner() {
        return switch (told.tier()) {
            case MODEL -> model();
            case RULES -> RagScanner.rules();
            case NONE -> Scanner.none();
        };
    }

    private static Scanner model() {
        if (!ClassUtils.isPresent(GUARD_MODEL, null)) {
            throw new FirewallSetupException(
                    "the guard model is to read texts, but is not on the class path",
                    "Add `dev.agentfirewall:guard-model`, or set `agent-firewall.scanner.tier=rules` to do without"
                            + " it.");
        }
        try {
            return Bundled.scanner();
        } catch (IllegalStateException e) {
            throw FirewallSetupException.because(
                    e, "Have the `guard-model` of the same release as the other modules on the class path, once.");
        }
    }

    /** Apart, for its library need not be there. */
    private static final class Bundled {
        static Scanner scanner() {
            return BundledGuardModel.scanner();
        }
    }
}
