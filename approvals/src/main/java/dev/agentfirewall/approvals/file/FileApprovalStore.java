package dev.agentfirewall.approvals.file;

import dev.agentfirewall.approvals.Answer;
import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Question;
import dev.agentfirewall.approvals.StoreLimits;
import dev.agentfirewall.approvals.StoreVitals;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.Upkeep;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.files.OwnerFiles;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tickets in a folder of one machine, one file each, for all processes that use it. Each step holds the folder's lock and changes one file, which
 * is on the disk before the step returns; a process that is killed in the middle leaves the ticket as it was. The machine's clock counts.
 *
 * <p>The files say what is to be run, for the people who are asked: their owner alone may read them, and a folder that others can read is refused.
 * Whoever can write there can answer in anybody's name.
 *
 * <p>It sweeps itself as {@link Upkeep} says; a full one forgets what ended before it refuses.
 *
 * <p><b>Limitations.</b> For file systems with locks and atomic renames: a local disk, not a network share.
 */
public final class FileApprovalStore implements ApprovalStore, Vitals {
    /** As many tickets as a folder takes, unless told. */
    public static final int CAPACITY = 10_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Path folder;
    private final Clock clock;
    private final int capacity;
    private final StoreLock lock;
    private final Upkeep upkeep;
    private final StoreVitals vitals;

    private FileApprovalStore(Path folder, Clock clock, int capacity) {
        this.folder = folder;
        this.clock = clock;
        this.capacity = capacity;
        this.lock = new StoreLock(folder, LONGEST_WAIT);
        this.upkeep = new Upkeep(clock::millis);
        this.vitals = new StoreVitals("approvals_files", this::backlog, clock);
    }

    /** The store in {@code folder}, which is made where it is not there. */
    public static FileApprovalStore in(Path folder) throws ApprovalStoreException {
        return in(folder, Clock.systemUTC(), CAPACITY);
    }

    /** The same, by {@code clock}, of {@code capacity} tickets at most. */
    public static FileApprovalStore in(Path folder, Clock clock, int capacity) throws ApprovalStoreException {
        try {
            OwnerFiles.folder(folder);
            if (OwnerFiles.othersMay(folder)) {
                throw new ApprovalStoreException("`" + folder
                        + "` is open to others, and would show them what is to be approved: run `chmod 700` on it");
            }
            return new FileApprovalStore(folder.toRealPath(), clock, capacity);
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    @Override
    public Opened open(Question question, Duration lasts) throws ApprovalStoreException {
        StoreLimits.checked(lasts);
        return tidied(step(() -> {
            Instant now = clock.instant();
            List<TicketFile> all = files();
            for (TicketFile file : all) {
                if (file.digest().equals(question.digest())) {
                    Ticket known = file.read();
                    if (known.live(now)) {
                        return new Opened(known, false);
                    }
                }
            }
            makeRoom(all, now);
            Ticket fresh = Ticket.open(question, now, now.plus(lasts));
            return new Opened(put(TicketFile.of(folder, fresh), fresh), true);
        }));
    }

    private void makeRoom(List<TicketFile> all, Instant now) throws IOException, ApprovalStoreException {
        if (all.size() < capacity) {
            return;
        }
        new Sweep(now, Duration.ZERO).all(all);
        if (files().size() >= capacity) {
            throw new ApprovalStoreException("`" + folder + "` holds " + capacity
                    + " tickets and takes no more: answer the open ones; those that ended went already");
        }
    }

    @Override
    public Optional<Ticket> find(TicketId id) throws ApprovalStoreException {
        return tidied(step(() -> {
            Optional<TicketFile> file = file(id);
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(file.get().read().at(clock.instant()));
        }));
    }

    @Override
    public List<Ticket> list(Set<Ticket.State> states, int most) throws ApprovalStoreException {
        return tidied(step(() -> {
            Instant now = clock.instant();
            List<Ticket> found = new ArrayList<>();
            for (TicketFile file : files()) {
                if (found.size() == most) {
                    break;
                }
                Ticket ticket = file.read().at(now);
                if (states.contains(ticket.state())) {
                    found.add(ticket);
                }
            }
            return found;
        }));
    }

    @Override
    public Optional<Answered> answer(TicketId id, String by, Verdict verdict) throws ApprovalStoreException {
        return step(() -> {
            Answer answer = new Answer(by, verdict, clock.instant());
            Optional<TicketFile> file = file(id);
            if (file.isEmpty()) {
                return Optional.empty();
            }
            Ticket before = file.get().read();
            Optional<Ticket> after = before.after(answer);
            return Optional.of(
                    after.isPresent()
                            ? new Answered(put(file.get(), after.get()), true)
                            : new Answered(before.at(answer.at()), false));
        });
    }

    @Override
    public Optional<Ticket> take(TicketId id, Digest question) throws ApprovalStoreException {
        return step(() -> {
            Optional<TicketFile> file = file(id).filter(found -> found.digest().equals(question));
            if (file.isEmpty()) {
                return Optional.empty();
            }
            Optional<Ticket> taken = file.get().read().taken(clock.instant());
            return taken.isEmpty() ? taken : Optional.of(put(file.get(), taken.get()));
        });
    }

    private Ticket put(TicketFile file, Ticket ticket) throws IOException {
        file.write(ticket);
        OwnerFiles.sync(folder);
        return ticket;
    }

    @Override
    public int sweep(Duration keep) throws ApprovalStoreException {
        int all = 0;
        int touched;
        do { // others come in between
            touched = step(() -> swept(keep));
            all += touched;
        } while (touched == Upkeep.BATCH);
        return all;
    }

    private int swept(Duration keep) throws IOException, ApprovalStoreException {
        int touched = new Sweep(clock.instant(), keep).some(files(), Upkeep.BATCH);
        OwnerFiles.sync(folder);
        return touched;
    }

    private <T> T tidied(T result) {
        upkeep.after(() -> step(() -> swept(Upkeep.KEEP)) == Upkeep.BATCH);
        return result;
    }

    /** The newest first. */
    private List<TicketFile> files() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.flatMap(path -> TicketFile.at(path).stream())
                    .sorted(Comparator.comparing(
                                    (TicketFile file) -> file.path().getFileName())
                            .reversed())
                    .toList();
        }
    }

    private Optional<TicketFile> file(TicketId id) throws IOException {
        return files().stream().filter(file -> file.id().equals(id)).findFirst();
    }

    private <T> T step(StoreLock.Step<T> step) throws ApprovalStoreException {
        boolean done = false;
        try {
            T result = lock.hold(step);
            done = true;
            return result;
        } catch (IOException e) {
            throw failed(folder, e);
        } finally {
            vitals.did(done);
        }
    }

    private static ApprovalStoreException failed(Path folder, IOException e) {
        return new ApprovalStoreException(
                "the approvals in `" + folder + "` cannot be read or written ("
                        + e.getClass().getSimpleName()
                        + "): give this user the right to, and room on the disk",
                e);
    }

    @Override
    public List<Vital> vitals() {
        return vitals.vitals();
    }

    @Override
    public void close() {
        // each step opens and closes what it needs
    }
}
