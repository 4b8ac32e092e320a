package dev.agentfirewall.audit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.audit.AuditException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final List<Integer> groups = new ArrayList<>();
    private final CountDownLatch firstIsWriting = new CountDownLatch(1);
    private final CountDownLatch disk = new CountDownLatch(1);
    private final GroupCommit commits = new GroupCommit(this::write);
    private boolean breaks;

    @Test
    void commit_whileAGroupIsWritten_gathersTheNextAndKeepsAnInterrupt() throws Exception {
        Committing first = start();
        firstIsWriting.await();
        List<Committing> others = List.of(start(), start(), start());
        others.forEach(other -> awaitAsleep(other.thread()));
        others.get(1).thread().interrupt();
        awaitAsleep(others.get(1).thread());
        disk.countDown();

        assertThat(first.interrupted().get()).isFalse();
        assertThat(others.get(0).interrupted().get()).isFalse();
        assertThat(others.get(1).interrupted().get()).isTrue();
        assertThat(others.get(2).interrupted().get()).isFalse();
        assertThat(groups).containsExactly(1, 3);
    }

    @Test
    void commit_writerBreaks_failsTheWholeGroupAndServesTheNext() throws Exception {
        disk.countDown();
        breaks = true;
        Pending broken = pending();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> commits.commit(broken));
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(broken::receipt)
                .withMessageContaining("broke off");

        breaks = false;
        Pending next = pending();
        commits.commit(next);
        assertThat(next.settled()).isTrue();
    }

    private void write(List<Pending> group) {
        groups.add(group.size());
        firstIsWriting.countDown();
        awaitUninterrupted(disk);
        if (breaks) {
            throw new IllegalStateException("broken");
        }
        group.forEach(Pending::succeed);
    }

    private Committing start() {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            commits.commit(pending());
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = new Thread(task);
        thread.start();
        return new Committing(thread, task);
    }

    private static Pending pending() {
        return Pending.of("{}".getBytes(StandardCharsets.US_ASCII));
    }

    // Asleep, with its interrupt seen and put by.
    private static void awaitAsleep(Thread thread) {
        while (thread.getState() != Thread.State.WAITING || thread.isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    private record Committing(Thread thread, FutureTask<Boolean> interrupted) {}
}
