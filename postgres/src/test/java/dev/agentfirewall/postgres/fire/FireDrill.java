package dev.agentfirewall.postgres.fire;

import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.postgres.PostgresDatabase;
import dev.agentfirewall.postgres.Seal;
import dev.agentfirewall.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Two processes propose the same calls, people answer, and all the while one of them or the server is killed. Each call runs once or not at all; what ran is
 * what the processes' files say, not what the database believes.
 */
final class FireDrill {
    static final String LOG = "drill";
    static final int CAPACITY = 1_000_000;
    static final Seal SEAL = Seal.aes(new byte[32]); // a drill's arguments are nobody's secret

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final String OPEN =
            "SELECT id FROM agent_firewall.approval WHERE state IN ('open', 'granted') AND id = ANY (?)";

    private final TestServer server;
    private final String database;
    private final Path folder;
    private final FirePlan plan;
    private final Random random = new Random(20261123);
    private final List<Process> workers = new ArrayList<>();
    private final BitSet settled = new BitSet();
    private int processKills;
    private int serverKills;

    private FireDrill(TestServer server, String database, Path folder, FirePlan plan) {
        this.server = server;
        this.database = database;
        this.folder = folder;
        this.plan = plan;
    }

    /** Runs the drill on a database of its own, the processes' files in {@code folder}. */
    static FireReport run(TestServer server, Path folder, FirePlan plan) throws Exception {
        FireDrill drill = new FireDrill(server, server.database(), folder, plan);
        long start = System.nanoTime();
        try (PostgresDatabase people =
                PostgresDatabase.open(server.config(drill.database).withConnections(4))) {
            ApprovalStore store = people.approvals(SEAL, CAPACITY);
            FireApprover approver = new FireApprover(store);
            drill.fight(approver, start + plan.longest().toNanos());
            double seconds = (System.nanoTime() - start) / 1e9;
            return new FireReckoning(people, store, folder, plan).reckon(approver, seconds);
        } finally {
            drill.workers.forEach(Process::destroyForcibly);
        }
    }

    private void fight(FireApprover approver, long end) throws Exception {
        workers.add(start());
        workers.add(start());
        while (settled.cardinality() < plan.calls()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("the drill took too long: " + settled.cardinality() + " calls settled");
            }
            if (approver.answerAll() == 0) {
                LockSupport.parkNanos(TICK);
            }
            look(approver.firsts());
            strike();
        }
        for (Process worker : workers) {
            worker.getOutputStream().close(); // they end by themselves
            worker.waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** Kills when their share of the calls is settled. */
    private void strike() throws Exception {
        for (int i = 0; i < workers.size(); i++) {
            if (!workers.get(i).isAlive()) { // started while the server was too busy to let it in
                workers.set(i, start());
            }
        }
        double done = (double) settled.cardinality() / plan.calls();
        if (done > (processKills + 0.5) / (plan.processKills() + 0.5) && processKills < plan.processKills()) {
            processKills++;
            int which = random.nextInt(2);
            workers.get(which).toHandle().destroyForcibly();
            workers.get(which).waitFor();
            workers.set(which, start());
        }
        if (done > (serverKills + 0.7) / (plan.serverKills() + 0.7) && serverKills < plan.serverKills()) {
            serverKills++;
            server.kill();
            server.restart();
        }
    }

    /** Which calls are settled: their first ticket was answered with no, or used. */
    private void look(Map<Integer, TicketId> firsts) {
        Map<String, Integer> watched = new HashMap<>();
        firsts.forEach((number, ticket) -> {
            if (!settled.get(number)) {
                watched.put(ticket.value(), number);
            }
        });
        try (Connection connection = server.connect(database);
                PreparedStatement query = connection.prepareStatement(OPEN)) {
            query.setArray(1, connection.createArrayOf("text", watched.keySet().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    watched.remove(row.getString(1));
                }
            }
            watched.values().forEach(settled::set);
        } catch (SQLException e) {
            // the server is down; looked at again
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        ClassPath.ofTests(),
                        FireWorker.class.getName(),
                        server.url(database),
                        folder.toString(),
                        Integer.toString(plan.calls()),
                        Integer.toString(settled.nextClearBit(0)),
                        Integer.toString(plan.threads()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
