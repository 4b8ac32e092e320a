package dev.agentfirewall.audit;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Scanner;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes what was decided, before anything runs, and what became of it. Every record names the mode, so that a shadow run is
 * never mistaken for protection. Thread-safe.
 */
public final class AuditLog {
    private final AuditSink sink;
    private final Clock clock;
    private final Mode mode;
    private final String deployment;
    private final Json guards;

    public AuditLog(AuditSink sink, Clock clock, Mode mode, String deployment, List<Scanner> guards) {
        this.sink = sink;
        this.clock = clock;
        this.mode = mode;
        this.deployment = deployment;
        this.guards = new Json.Arr(guards.stream().map(AuditLog::guard).toList());
    }

    /** Records a decision. Nothing may be done on it unless this returns. */
    public AuditReceipt decided(DecidedEvent event) throws AuditException {
        return append(
                () -> event.describe(start("decided")).put("guards", guards).build());
    }

    /** Records that a person endorsed a source. It counts for nothing unless this returns. */
    public AuditReceipt endorsed(EndorsedEvent event) throws AuditException {
        return append(() -> event.describe(start("endorsed")).build());
    }

    /** Records what a person answered. It counts for nothing unless this returns. */
    public AuditReceipt answered(AnsweredEvent event) throws AuditException {
        return append(() -> event.describe(start("answered")).build());
    }

    /** Records what became of a call that was decided before. */
    public AuditReceipt settled(SettledEvent event) throws AuditException {
        return append(() -> event.describe(start("settled")).build());
    }

    private Json.ObjBuilder start(String kind) {
        return Json.object()
                .put("kind", kind)
                .put("time", clock.instant().truncatedTo(ChronoUnit.MICROS).toString())
                .put("mode", mode.word())
                .put("deployment", deployment);
    }

    // A clock may throw as well as a sink, and either may throw anything.
    private AuditReceipt append(Supplier<Json.Obj> record) throws AuditException {
        try {
            return sink.append(record.get());
        } catch (AuditException e) {
            throw e;
        } catch (Throwable e) {
            throw new AuditException("the audit sink failed: nothing may be done unrecorded", e);
        }
    }

    private static Json guard(Scanner scanner) {
        return Json.object()
                .put("name", scanner.name())
                .put(
                        "model",
                        scanner.model().map(Digest::toString).map(Json::of).orElse(Json.NULL))
                .build();
    }
}
