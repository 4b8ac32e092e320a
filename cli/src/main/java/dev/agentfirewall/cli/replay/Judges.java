package dev.agentfirewall.cli.replay;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.cli.GuardTier;
import dev.agentfirewall.cli.scan.Tiers;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.redteam.replay.RememberingScanner;
import dev.agentfirewall.redteam.replay.Replay;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.trace.ConversationTracer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say who looks at texts and for whom the agent acts; every replay of one command shares what was seen in texts. */
public final class Judges {
    @Mixin
    private final Tiers tiers = new Tiers();

    @Option(
            names = "--subject",
            paramLabel = "ID",
            defaultValue = "replay",
            description = "For whom the agent acts; `replay` unless told.")
    private String subject = "replay";

    @Option(
            names = "--roles",
            paramLabel = "ROLE",
            split = ",",
            defaultValue = "user",
            description = "The subject's roles, with commas between; `user` unless told.")
    private List<String> roles = List.of("user");

    private final CallTracer tracer = new ConversationTracer();
    private @Nullable Scanner scanner;

    /** Complains about options that do not go together. */
    public void check() {
        tiers.check();
    }

    /** The subject, where one was named. */
    Optional<String> named() {
        return subject.equals("replay") ? Optional.empty() : Optional.of(subject);
    }

    /** A replay under {@code policy} that keeps no audit log. */
    public Replay under(PolicyDecisionPoint policy, Scanner rules, Supplier<GuardTier> guard) {
        return Replay.of(setup(policy, rules, guard));
    }

    /** A replay under {@code policy} that records in {@code audit} and closes it. */
    Replay under(PolicyDecisionPoint policy, Scanner rules, Supplier<GuardTier> guard, AuditSink audit) {
        return Replay.of(setup(policy, rules, guard), audit);
    }

    private Replay.Setup setup(PolicyDecisionPoint policy, Scanner rules, Supplier<GuardTier> guard) {
        Scanner looks = scanner == null ? new RememberingScanner(tiers.chosen(rules, guard)) : scanner;
        scanner = looks;
        return new Replay.Setup(
                policy,
                looks,
                tracer,
                new Subject(subject, new LinkedHashSet<>(roles), Optional.empty()),
                Replay.MORNING);
    }

    /** Closes a replay that keeps no log. */
    public static void close(Replay replay) {
        try {
            replay.close();
        } catch (AuditException e) {
            throw new IllegalStateException("a replay without a log has none that could fail", e);
        }
    }
}
