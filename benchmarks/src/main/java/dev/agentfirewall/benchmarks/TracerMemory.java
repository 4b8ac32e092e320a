package dev.agentfirewall.benchmarks;

import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.trace.ConversationTracer;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The heap that a tracer holds of conversations of 100 KB: while they are in use, beside their texts, and when they are idle. */
final class TracerMemory {
    private static final int CONVERSATIONS = 100;
    private static final int LENGTH = 100_000;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private TracerMemory() {}

    static String measured() throws InterruptedException {
        ConversationTracer tracer = new ConversationTracer(IDLE);
        read(tracer, List.of(Errand.conversation(LENGTH, 0))); // word lists and classes are nobody's conversation
        List<Conversation> conversations = new ArrayList<>();
        for (int i = 1; i <= CONVERSATIONS; i++) {
            conversations.add(Errand.conversation(LENGTH, i));
        }
        long texts = usedAfterCollection();
        read(tracer, conversations);
        long index = usedAfterCollection() - texts;
        long characters = conversations.stream()
                .flatMap(conversation -> conversation.items().stream())
                .mapToLong(item -> item.text().length())
                .sum();
        Thread.sleep(IDLE.multipliedBy(2).toMillis());
        long idle = usedAfterCollection() - texts;
        Reference.reachabilityFence(tracer);
        return String.format(
                Locale.ROOT,
                "A conversation of %,d characters: %.2f bytes a character beside its text in use, %.2f when idle.%n",
                characters / CONVERSATIONS,
                (double) index / characters,
                Math.max(0.0, (double) idle / characters));
    }

    private static void read(ConversationTracer tracer, List<Conversation> conversations) {
        for (Conversation conversation : conversations) {
            tracer.trace(conversation, conversation.label(), Errand.mail(), 1);
        }
    }

    private static long usedAfterCollection() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
