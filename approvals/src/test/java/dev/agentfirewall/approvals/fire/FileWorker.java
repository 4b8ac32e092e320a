package dev.agentfirewall.approvals.fire;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.StoredApprovals;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.file.FileApprovalStore;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.scan.Scanner;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A process of the drill: proposes the same calls as the other one, and each with a stranger's recipient too, until all of them ran or were refused. A tool that runs
 * appends a line to this process's file in one write, which a kill cannot undo.
 */
final class FileWorker {
    private static final ToolDescriptor SEND =
            ToolDescriptor.declared("send_email", Effect.SEND, Map.of("to", ArgumentRole.RECIPIENT));

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final ApprovalStore store;
    private final Firewall firewall;
    private final FileOutputStream ran;
    private final Map<String, TicketId> tickets = new ConcurrentHashMap<>();
    private final Queue<String> left = new ConcurrentLinkedQueue<>();

    private FileWorker(Path tickets, Path folder, int calls) throws Exception {
        this.store = FileApprovalStore.in(tickets);
        this.firewall = Firewall.builder()
                .policy(new FilePolicy())
                .scanner(Scanner.none())
                .audit(new MemoryAuditSink())
                .approvals(StoredApprovals.in(store).build())
                .build();
        String name = ProcessHandle.current().pid() + "-" + System.nanoTime();
        this.ran = new FileOutputStream(folder.resolve(name + ".ran").toFile(), true);
        for (int i = 0; i < calls; i++) {
            left.add(i + " person");
            left.add(i + " eve");
        }
    }

    /** Arguments: the store's folder, the folder for what ran, calls, threads. */
    public static void main(String[] arguments) throws Exception {
        FileWorker worker =
                new FileWorker(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        Thread[] threads = new Thread[Integer.parseInt(arguments[3])];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(worker::work);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work() {
        for (String call = left.poll(); call != null; call = left.poll()) {
            ToolOutcome outcome = propose(call);
            if (outcome instanceof ToolOutcome.Pending pending) {
                takeFor(call, new TicketId(pending.ticket()));
                left.add(call);
                LockSupport.parkNanos(PAUSE); // people need the lock, too
            } else if (outcome instanceof ToolOutcome.Completed) {
                takeTwice(tickets.get(call));
            }
        }
    }

    private ToolOutcome propose(String call) {
        String number = call.substring(0, call.indexOf(' '));
        String arguments =
                "{\"call\":" + number + ",\"to\":\"" + call.substring(call.indexOf(' ') + 1) + "@partner.example\"}";
        return firewall.guard(
                RequestContext.of(
                        Subject.of("emma", "user"), Conversation.empty(new ConversationId("conversation-" + number))),
                new ProposedCall("call_" + number, SEND, arguments),
                authorized -> {
                    write("ran " + call);
                    return ToolOutput.text("sent");
                });
    }

    /** The answer to one call is not taken for another. */
    private void takeFor(String call, TicketId ticket) {
        tickets.put(call, ticket);
        try {
            if (store.take(ticket, Digest.of("another call")).isPresent()) {
                write("wrong taken for another call");
            }
        } catch (ApprovalStoreException e) {
            write("wrong " + e.getMessage());
        }
    }

    private void takeTwice(@Nullable TicketId ticket) {
        try {
            if (ticket != null
                    && store.take(
                                    ticket,
                                    store.find(ticket).orElseThrow().question().digest())
                            .isPresent()) {
                write("wrong taken twice");
            }
        } catch (ApprovalStoreException e) {
            write("wrong " + e.getMessage());
        }
    }

    private void write(String line) {
        try {
            ran.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
