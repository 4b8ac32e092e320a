package dev.agentfirewall.canaries;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that spends a day in a world and then idles in it; it dumps its heap when it is told to. Its first argument is the canaries' seed, its second
 * a folder. It is told by lines: {@code hold}, {@code release}, {@code dump FILE}; after each it says so.
 */
final class HeapChild {
    private static final Duration IDLE = Duration.ofSeconds(2);

    /** What stays: the world, and a canary for as long as one is held. */
    private static final List<Object> HELD = new ArrayList<>();

    private HeapChild() {}

    public static void main(String[] args) throws Exception {
        World world = new World(Path.of(args[1]), IDLE);
        HELD.add(world);
        spend(world, args[0]);
        System.out.println("spent");
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            obey(line, args[0]);
            System.out.println("done");
        }
    }

    /** A day of an agent, and one without a framework on a thread that lives on. */
    private static void spend(World world, String seed) throws InterruptedException {
        // LangChain4j reads arguments with a parser that keeps its last buffer for as long as the thread lives.
        Thread agent = new Thread(() -> spendAsAnAgent(world, new Canaries(seed)));
        agent.start();
        agent.join();
        Directly directly = new Directly(new Canaries(seed), world.firewall);
        directly.passes();
        expect(directly.answer().contains(new Canaries(seed).address(1)), directly.answer());
    }

    private static void spendAsAnAgent(World world, Canaries canaries) {
        Day day = new Day(canaries);
        day.passes(world);
        expect(day.sent().toString().startsWith("[" + canaries.address(1) + ": "), day.sent());
        expect(day.answer().contains(canaries.address(1)), day.answer());
        expect(!day.modelRead().contains(canaries.address(1)), day.modelRead());
    }

    private static void expect(boolean holds, Object seen) {
        if (!holds) {
            System.out.println("the day went otherwise: " + seen);
            System.exit(1);
        }
    }

    private static void obey(String line, String seed) throws Exception {
        if (line.equals("hold")) {
            HELD.add(new Canaries(seed).word(9));
        } else if (line.equals("release")) {
            HELD.remove(1);
        } else {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpHeap(line.substring("dump ".length()), true);
        }
    }
}
