package dev.agentfirewall.approvals.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.approvals.ApprovalDesk;
import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Reply;
import dev.agentfirewall.approvals.Shown;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.Ticket.State;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.approvals.file.FileApprovalStore;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.decision.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one folder propose the same calls, people answer, and both processes are killed on the way. Each call runs once or not at all. */
class FilesUnderFireTest {
    private static final int CALLS = 18;
    private static final int THREADS = 2;
    private static final int KILLS = 2;
    private static final Subject OLGA = Subject.of("olga");
    private static final Subject MALLORY = Subject.of("mallory");
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(3);
    private static final Pattern CALL = Pattern.compile("\"call\":([0-9]+),\"to\":\"(eve|person)");

    @TempDir
    private Path folder;

    private final List<Process> workers = new ArrayList<>();
    private final Map<Integer, TicketId> firsts = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(folder.resolve("ran"));
    }

    @AfterEach
    void endWorkers() {
        workers.forEach(Process::destroyForcibly);
    }

    @Test
    void calls_whileProcessesAreKilled_runOnceOrNotAtAll() throws Exception {
        try (ApprovalStore store = FileApprovalStore.in(folder.resolve("tickets"))) {
            fight(new ApprovalDesk(store, new FilePolicy(), new MemoryAuditSink(), Clock.systemUTC(), "drill"));
            List<String> lines = lines();
            assertThat(wrong).isEmpty();
            assertThat(lines).allMatch(line -> line.startsWith("ran ")).noneMatch(line -> line.contains("eve"));
            assertThat(lines).doesNotHaveDuplicates();
            int lost = 0;
            for (int i = 0; i < CALLS; i++) {
                State state = store.find(Objects.requireNonNull(firsts.get(i)))
                        .orElseThrow()
                        .state();
                boolean ran = lines.contains("ran " + i + " person");
                assertThat(state).as("call " + i).isEqualTo(unwanted(i) ? State.DENIED : State.USED);
                assertThat(ran).as("call " + i).isIn(false, !unwanted(i));
                lost += !unwanted(i) && !ran ? 1 : 0;
            }
            assertThat(lost).isLessThanOrEqualTo(KILLS * THREADS);
        }
    }

    private void fight(ApprovalDesk desk) throws Exception {
        long end = System.nanoTime() + LONGEST;
        workers.add(start());
        workers.add(start());
        int kills = 0;
        while (workers.stream().anyMatch(Process::isAlive)) {
            assertThat(System.nanoTime() - end).as("the drill ends in time").isNegative();
            for (Ticket ticket : desk.open(100)) {
                answer(desk, ticket);
            }
            if (kills < KILLS && lines().size() > CALLS * (kills + 1) / (KILLS + 2)) {
                Process victim = workers.get(kills++ % 2);
                victim.toHandle().destroyForcibly();
                victim.waitFor();
                workers.set(workers.indexOf(victim), start());
            }
            LockSupport.parkNanos(PAUSE);
        }
        assertThat(kills).isEqualTo(KILLS);
        assertThat(workers).allMatch(worker -> worker.exitValue() == 0);
    }

    /** Olga agrees to each call's first ticket and to no other; whatever else is tried must not count. */
    private void answer(ApprovalDesk desk, Ticket ticket) throws ApprovalStoreException, AuditException {
        Matcher call =
                CALL.matcher(ticket.question().shown().map(Shown::arguments).orElseThrow());
        assertThat(call.find()).isTrue();
        int number = Integer.parseInt(call.group(1));
        boolean own = call.group(2).equals("person");
        boolean first = own && ticket.id().equals(firsts.computeIfAbsent(number, unknown -> ticket.id()));
        mustNotCount("another approver", desk.answer(ticket.id(), MALLORY, Verdict.GRANT));
        desk.answer(ticket.id(), OLGA, first && !unwanted(number) ? Verdict.GRANT : Verdict.DENY);
        mustNotCount("an answer given again", desk.answer(ticket.id(), OLGA, Verdict.GRANT));
    }

    private void mustNotCount(String what, Reply reply) {
        if (reply instanceof Reply.Counted) {
            wrong.add(what + " counted");
        }
    }

    private static boolean unwanted(int number) {
        return number % 6 == 3;
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("ran"))) {
            for (Path file : files.toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        ClassPath.ofTests(),
                        FileWorker.class.getName(),
                        folder.resolve("tickets").toString(),
                        folder.resolve("ran").toString(),
                        Integer.toString(CALLS),
                        Integer.toString(THREADS))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
