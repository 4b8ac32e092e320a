package dev.agentfirewall.postgres.fire;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.approvals.ApprovalListener.Outcome;
import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.postgres.PostgresConfig;
import dev.agentfirewall.postgres.PostgresDatabase;
import dev.agentfirewall.scan.Scanner;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process of the drill: threads that propose calls, all the same ones as the other process, again and again until each is settled. A tool that runs
 * appends a line to this process's file in one write, which a kill cannot undo. It ends when its standard input does, or when it is killed.
 */
final class FireWorker {
    private static final Set<Outcome> SETTLED = EnumSet.of(Outcome.GRANTED, Outcome.DENIED, Outcome.LOST);
    private static final int WINDOW = 200;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final PostgresDatabase database;
    private final ApprovalStore store;
    private final FireApprovals approvals;
    private final FileOutputStream ran;
    private final FileOutputStream wrong;
    private final int calls;
    private final BitSet settled = new BitSet();
    private final Map<Integer, TicketId> tickets = new ConcurrentHashMap<>();

    private FireWorker(String url, Path folder, int calls, int first) throws IOException {
        this.database = PostgresDatabase.open(
                PostgresConfig.at(url).withUser("postgres").withConnections(8).withWait(Duration.ofSeconds(2)));
        this.store = database.approvals(FireDrill.SEAL, FireDrill.CAPACITY);
        this.approvals = new FireApprovals(store);
        this.calls = calls;
        this.settled.set(0, first);
        String name = ProcessHandle.current().pid() + "-" + System.nanoTime();
        this.ran = new FileOutputStream(folder.resolve(name + ".ran").toFile(), true);
        this.wrong = new FileOutputStream(folder.resolve(name + ".wrong").toFile(), true);
    }

    /** Arguments: JDBC URL, folder, number of calls, the first that is not settled, threads. */
    public static void main(String[] arguments) throws Exception {
        FireWorker worker = new FireWorker(
                arguments[0], Path.of(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        Firewall firewall = worker.firewall();
        for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
            Thread thread = new Thread(() -> worker.work(firewall), "worker-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        while (System.in.read() >= 0) {
            // until the drill is over
        }
    }

    private Firewall firewall() throws Exception {
        return Firewall.builder()
                .policy(new FirePolicy())
                .approvals(approvals)
                .audit(database.auditLog(FireDrill.LOG))
                .scanner(Scanner.none())
                .build();
    }

    private void work(Firewall firewall) {
        for (int next = next(); next >= 0; next = next()) {
            boolean swap = ThreadLocalRandom.current().nextInt(20) == 0;
            FireCall call = new FireCall(next, swap);
            if (swap) {
                swapped(firewall, call);
            } else if (settled(firewall, call)) {
                settle(next);
            } else {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    /** Any of the first calls that are not settled; -1 when all are. */
    private synchronized int next() {
        int end = Math.min(calls, settled.nextClearBit(0) + WINDOW);
        if (settled.cardinality() >= calls) {
            return -1;
        }
        int from = settled.nextClearBit(0);
        int chosen = settled.nextClearBit(from + ThreadLocalRandom.current().nextInt(Math.max(1, end - from)));
        return chosen < end ? chosen : from;
    }

    private synchronized void settle(int number) {
        settled.set(number);
    }

    private boolean settled(Firewall firewall, FireCall call) {
        propose(firewall, call);
        FireApprovals.Last last = approvals.last();
        if (last.outcome() == Outcome.PENDING) {
            last.ticket().ifPresent(ticket -> tickets.put(call.number(), ticket));
        }
        if (last.outcome() == Outcome.GRANTED) {
            takeAgain(last.ticket(), last.question(), "used twice " + call.line());
        }
        return SETTLED.contains(last.outcome());
    }

    /** A stranger's recipient under the approval of the call's own. */
    private void swapped(Firewall firewall, FireCall call) {
        propose(firewall, call);
        takeAgain(
                Optional.ofNullable(tickets.get(call.number())),
                approvals.last().question(),
                "swapped " + call.line());
    }

    private void propose(Firewall firewall, FireCall call) {
        approvals.forget();
        ToolOutcome outcome = firewall.guard(call.context(), call.proposed(), run -> {
            write(ran, call.line());
            return ToolOutput.text("done");
        });
        if (outcome instanceof ToolOutcome.Completed && approvals.last().outcome() != Outcome.GRANTED) {
            write(wrong, "ran without an approval " + call.line());
        }
    }

    private void takeAgain(Optional<TicketId> ticket, Optional<Digest> question, String what) {
        if (ticket.isEmpty() || question.isEmpty()) {
            return;
        }
        try {
            if (store.take(ticket.get(), question.get()).isPresent()) {
                write(wrong, what);
            }
        } catch (ApprovalStoreException e) {
            // the server is down: nothing was given
        }
    }

    private static void write(FileOutputStream file, String line) {
        try {
            file.write(line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
