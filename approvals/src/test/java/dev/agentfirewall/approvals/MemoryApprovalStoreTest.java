package dev.agentfirewall.approvals;

import dev.agentfirewall.approvals.contract.ApprovalStoreContract;
import java.time.Duration;

class MemoryApprovalStoreTest extends ApprovalStoreContract {
    private final SettableClock clock = new SettableClock();

    @Override
    protected ApprovalStore open() {
        return new MemoryApprovalStore(clock, CAPACITY);
    }

    @Override
    protected void pass(Duration time) {
        clock.pass(time);
    }

    @Override
    protected boolean shared() {
        return false;
    }
}
