package dev.agentfirewall.postgres.fire;

import dev.agentfirewall.postgres.TestServer;
import java.nio.file.Files;
import java.time.Duration;

/** The large drill: 10,000 approvals unless told, as a table for people. Ends with 1 when anything happened that must not. */
final class UnderFire {
    private UnderFire() {}

    public static void main(String[] arguments) throws Exception {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        FirePlan plan = new FirePlan(calls, 8, 12, 4, Duration.ofMinutes(60));
        FireReport report = FireDrill.run(TestServer.shared(), Files.createTempDirectory("under-fire"), plan);
        System.out.print(report.table());
        report.wrong().stream().limit(20).forEach(System.out::println);
        System.exit(report.wrong().isEmpty() ? 0 : 1);
    }
}
