package dev.agentfirewall.approvals.file;

import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Ticket;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Forgetting, within one step: what is guarded in tickets that expired, and tickets that ended longer ago than {@code keep}.
 *
 * @param now the store's time
 * @param keep how long a ticket is kept after its end
 */
record Sweep(Instant now, Duration keep) {

    /** Sweeps all of {@code files}. */
    void all(List<TicketFile> files) throws IOException, ApprovalStoreException {
        some(files, Integer.MAX_VALUE);
    }

    /** Sweeps {@code most} of {@code files} at most; gives how many it touched. */
    int some(List<TicketFile> files, int most) throws IOException, ApprovalStoreException {
        int touched = 0;
        for (int i = 0; i < files.size() && touched < most; i++) {
            touched += swept(files.get(i)) ? 1 : 0;
        }
        return touched;
    }

    private boolean swept(TicketFile file) throws IOException, ApprovalStoreException {
        Ticket kept = file.read();
        Ticket ticket = kept.at(now);
        if (!ticket.live(now) && ticket.until().plus(keep).isBefore(now)) {
            Files.delete(file.path());
            return true;
        }
        if (!ticket.equals(kept)) {
            file.write(ticket);
            return true;
        }
        return false;
    }
}
