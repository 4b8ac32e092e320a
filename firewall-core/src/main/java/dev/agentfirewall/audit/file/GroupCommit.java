package dev.agentfirewall.audit.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets whoever comes first write for all who came meanwhile: threads put their events in a queue; the one that finds nobody leading
 * leads, writes everything queued at once and wakes the others. While one group is being written the next one gathers, so that
 * the slower the disk the larger the groups. Thread-safe.
 */
final class GroupCommit {
    // A write to the page cache is a few microseconds; sleeping and waking costs more than waiting for it.
    private static final int SPINS = 200;

    // Bounds a group's memory: this many of the largest records.
    private static final int MAX_GROUP = 64;

    /** Writes a group and settles each of its events. */
    interface Writer {
        void write(List<Pending> group);
    }

    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock leading = new ReentrantLock();
    private final List<Pending> group = new ArrayList<>(); // the leader's
    private final Writer writer;

    GroupCommit(Writer writer) {
        this.writer = writer;
    }

    /** Returns when {@code pending} is settled. An interrupt does not hurry it, and is kept. */
    void commit(Pending pending) {
        waiting.add(pending);
        boolean interrupted = false;
        for (int tries = 0; !pending.settled(); tries++) {
            if (leading.tryLock()) {
                lead(pending);
            } else if (tries < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted(); // a standing interrupt would make the next park return at once
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many wait to be written now. */
    int waiting() {
        return waiting.size();
    }

    /** What {@code work} gives while no group is being written. */
    <T> T exclusively(Supplier<T> work) {
        leading.lock();
        try {
            return work.get();
        } finally {
            release();
        }
    }

    private void lead(Pending own) {
        try {
            if (!own.settled()) {
                writeGroup();
            }
        } finally {
            release();
        }
    }

    private void writeGroup() {
        try {
            gather();
            writer.write(group);
        } finally {
            group.forEach(GroupCommit::leaveNobodyWaiting);
            group.clear();
        }
    }

    // Looks before it takes, so that nobody is forgotten when there is no memory to remember them.
    private void gather() {
        for (Pending next = waiting.peek(); next != null && group.size() < MAX_GROUP; next = waiting.peek()) {
            group.add(next);
            waiting.poll();
        }
    }

    private static void leaveNobodyWaiting(Pending pending) {
        if (!pending.settled()) {
            pending.fail("audit record not written: writing it broke off; the next one will be tried afresh", null);
        }
        if (pending.owner() != Thread.currentThread()) {
            LockSupport.unpark(pending.owner());
        }
    }

    // Somebody who queued after the group was gathered and found the lock taken may be asleep: the order here, unlock
    // and then
    // look, against theirs, queue and then try the lock, means that one of the two sees the other.
    private void release() {
        leading.unlock();
        Pending next = waiting.peek();
        if (next != null) {
            LockSupport.unpark(next.owner());
        }
    }
}
