package dev.agentfirewall.spring;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.vault.Vault;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * How the firewall is, for a health check: which policy and which model are in force, and whether its parts do their work. Names and digests alone,
 * never what was said. Thread-safe.
 */
final class FirewallHealth {
    private static final List<Class<?>> PARTS = List.of(PolicyDecisionPoint.class, AuditSink.class, Vault.class);
    private static final TicketId NONE = new TicketId("aaaaaaaaaaaaaaaa");

    private final Firewall firewall;
    private final Optional<PolicyDecisionPoint> policy;
    private final Optional<Vault> vault;
    private final List<Vital> availability;

    private FirewallHealth(
            Firewall firewall, Optional<PolicyDecisionPoint> policy, Optional<Vault> vault, List<Vital> availability) {
        this.firewall = firewall;
        this.policy = policy;
        this.vault = vault;
        this.availability = List.copyOf(availability);
    }

    static FirewallHealth of(Firewall firewall, ListableBeanFactory beans) {
        ArrayList<Vital> availability = PARTS.stream()
                .flatMap(part -> beans.getBeanProvider(part).stream())
                .flatMap(part -> Vitals.of(part).stream())
                .filter(vital -> vital.kind() == Vital.Kind.AVAILABLE)
                .collect(Collectors.toCollection(ArrayList::new));
        beans.getBeanProvider(ApprovalStore.class)
                .orderedStream()
                .forEach(store -> availability.add(new Vital(Vital.Kind.AVAILABLE, "approvals", () -> answers(store))));
        PolicyDecisionPoint policy =
                beans.getBeanProvider(PolicyDecisionPoint.class).getIfUnique();
        Vault vault = beans.getBeanProvider(Vault.class).getIfUnique();
        return new FirewallHealth(firewall, Optional.ofNullable(policy), Optional.ofNullable(vault), availability);
    }

    /** Whether the questions can be read: asked for one that nobody asks. */
    private static long answers(ApprovalStore questions) {
        try {
            questions.find(NONE);
            return 1;
        } catch (ApprovalStoreException | RuntimeException e) { // what it says may quote an address
            return 0;
        }
    }

    /** Whether every part that tells of itself does its work. Where one does not, calls are denied. */
    boolean available() {
        return availability.stream().allMatch(vital -> vital.value().getAsLong() == 1);
    }

    /** Mode, policy, scanner, model and parts, by name. */
    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("mode", firewall.mode().word());
        policy.map(PolicyDecisionPoint::reference).ifPresent(reference -> {
            details.put("policy.engine", reference.engine());
            reference.bundle().ifPresent(digest -> details.put("policy.digest", digest.toString()));
        });
        details.put("scanner", firewall.scannerName());
        firewall.scannerModel().ifPresent(digest -> details.put("scanner.model", digest.toString()));
        details.put("output", firewall.outputName());
        availability.forEach(vital -> details.put(vital.part(), vital.value().getAsLong() == 1 ? "up" : "down"));
        vault.ifPresent(kept -> details.put("vault.lost", kept.lost()));
        return details;
    }
}
