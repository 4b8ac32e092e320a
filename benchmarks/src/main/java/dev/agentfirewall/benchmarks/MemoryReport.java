package dev.agentfirewall.benchmarks;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much heap 100,000 idle conversations hold, of 20 items (18 texts of about 0.5 KB, each its own) and two calls each.
 *
 * <p>Run: {@code java -Xmx2g -cp … dev.agentfirewall.benchmarks.MemoryReport [conversations]}
 */
public final class MemoryReport {
    private static final int ITEMS = 20;

    private MemoryReport() {}

    public static void main(String[] args) throws Exception {
        int conversations = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
        long empty = usedAfterCollection();
        Firewall firewall = Firewall.builder()
                .policy(RegoPolicies.defaults())
                .scanner(RagScanner.rules())
                .audit(new Forgetful())
                .build();
        long started = usedAfterCollection();
        for (int i = 0; i < conversations; i++) {
            talk(firewall, "conversation-" + i);
            if (i % 10_000 == 9_999) {
                System.err.println((i + 1) + " conversations");
            }
        }
        long idle = usedAfterCollection();
        System.out.printf(
                "conversations %d, items each %d: firewall itself %.1f MB, idle conversations %.1f MB (%d bytes each)%n",
                conversations,
                ITEMS,
                (started - empty) / 1e6,
                (idle - started) / 1e6,
                (idle - started) / conversations);
        firewall.close(); // and so it was reachable until here
    }

    private static void talk(Firewall firewall, String name) {
        RequestContext before = new RequestContext(
                Optional.of(Traffic.EMMA),
                Conversation.empty(new ConversationId(name)),
                ModelIdentity.named("llama-4"));
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < ITEMS - 2; i++) {
            Content content = i % 2 == 0 ? Content.userInput(text(name, i)) : result(text(name, i));
            firewall.screen(before, content).shownItem().ifPresent(items::add);
        }
        RequestContext context = new RequestContext(
                before.subject(), new Conversation(before.conversation().id(), items), before.model());
        firewall.guard(context, Traffic.call(), call -> Traffic.SENT);
        firewall.guard(context, Traffic.call(), call -> ToolOutput.text(text(name, ITEMS)));
    }

    private static Content result(String text) {
        return Content.toolResult(Traffic.READ, ToolOutput.Part.text("text", text));
    }

    private static String text(String name, int number) {
        return name + "/" + number + ": send it to bob@acme.example, carol@acme.example and dave@acme.example. "
                + "The meeting went well and we will meet again on Monday. ".repeat(7);
    }

    private static long usedAfterCollection() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Counts and forgets: the log's files are not heap. */
    private static final class Forgetful implements AuditSink {
        private final AtomicLong sequence = new AtomicLong();

        @Override
        public AuditReceipt append(Json.Obj record) {
            return new AuditReceipt(sequence.incrementAndGet(), Digest.of("forgotten"));
        }

        @Override
        public void close() {}
    }
}
