package dev.agentfirewall.postgres.fire;

import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.file.AuditProblem;
import dev.agentfirewall.audit.file.AuditQuery;
import dev.agentfirewall.audit.file.AuditReport;
import dev.agentfirewall.audit.file.AuditVerifier;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.postgres.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares, after a drill, what ran with what people said, what the store believes and what is on record. */
final class FireReckoning {
    private final PostgresDatabase database;
    private final ApprovalStore store;
    private final Path folder;
    private final FirePlan plan;
    private final List<String> wrong = new ArrayList<>();

    FireReckoning(PostgresDatabase database, ApprovalStore store, Path folder, FirePlan plan) {
        this.database = database;
        this.store = store;
        this.folder = folder;
        this.plan = plan;
    }

    FireReport reckon(FireApprover approver, double seconds) throws Exception {
        Map<FireCall, Integer> runs = runs();
        wrong.addAll(approver.wrong());
        wrong.addAll(lines(".wrong"));
        int once = 0;
        int unwanted = 0;
        int lost = 0;
        for (int i = 0; i < plan.calls(); i++) {
            FireCall call = new FireCall(i, false);
            int times = runs.getOrDefault(call, 0);
            Ticket ticket = ticket(approver.firsts().get(i));
            check(call, times, ticket);
            once += times == 1 ? 1 : 0;
            unwanted += call.unwanted() ? 1 : 0;
            lost += times == 0 && ticket.state() == Ticket.State.USED ? 1 : 0;
        }
        runs.keySet().stream()
                .filter(FireCall::swapped)
                .forEach(call -> wrong.add("ran against a no: swapped " + call.number()));
        return new FireReport(plan, once, unwanted, lost, approver.replays(), audited(runs), seconds, wrong);
    }

    private Ticket ticket(@Nullable TicketId id) throws Exception {
        return store.find(Objects.requireNonNull(id, "a call was never asked about"))
                .orElseThrow(() -> new IllegalStateException("a ticket is gone"));
    }

    private void check(FireCall call, int times, Ticket ticket) {
        if (times > 1) {
            wrong.add("ran more than once: call " + call.number());
        }
        if (times > 0 && call.unwanted()) {
            wrong.add("ran against a no: call " + call.number());
        }
        if (times > 0
                && (ticket.state() != Ticket.State.USED || ticket.approvers().size() < (call.fourEyes() ? 2 : 1))) {
            wrong.add("ran without the approvals it takes: call " + call.number());
        }
    }

    /** How often each call ran, by the lines that the tools wrote. */
    private Map<FireCall, Integer> runs() throws IOException {
        Map<FireCall, Integer> runs = new HashMap<>();
        for (String line : lines(".ran")) {
            String[] parts = line.split(" ", 2);
            runs.merge(new FireCall(Integer.parseInt(parts[0]), parts[1].equals("swapped")), 1, Integer::sum);
        }
        return runs;
    }

    private List<String> lines(String suffix) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(suffix)).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    /** That the log is sound and has a permit for each run; how many records it has. */
    private long audited(Map<FireCall, Integer> runs) throws Exception {
        Path copy = folder.resolve("log");
        database.exportAuditLog(FireDrill.LOG, copy);
        AuditReport report = AuditVerifier.verify(copy);
        report.problems().stream().map(AuditProblem::describe).forEach(wrong::add);
        Map<String, Integer> permits = new HashMap<>();
        AuditQuery.all()
                .decision("permit")
                .forEach(
                        copy,
                        record -> record.event()
                                .get("arguments")
                                .map(arguments -> arguments instanceof Json.Str text ? text.value() : "")
                                .ifPresent(arguments -> permits.merge(arguments, 1, Integer::sum)));
        runs.forEach((call, times) -> {
            String arguments = Digest.of(call.arguments()).toString();
            if (permits.getOrDefault(arguments, 0) < times) {
                wrong.add("ran unrecorded: call " + call.number());
            }
        });
        return report.records();
    }
}
