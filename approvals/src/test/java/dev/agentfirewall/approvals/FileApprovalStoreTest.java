package dev.agentfirewall.approvals;

import dev.agentfirewall.approvals.contract.ApprovalStoreContract;
import dev.agentfirewall.approvals.file.FileApprovalStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class FileApprovalStoreTest extends ApprovalStoreContract {
    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path folder;

    @Override
    protected ApprovalStore open() throws ApprovalStoreException {
        return FileApprovalStore.in(folder.resolve("approvals"), clock, CAPACITY);
    }

    @Override
    protected void pass(Duration time) {
        clock.pass(time);
    }
}
