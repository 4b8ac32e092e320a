package dev.agentfirewall.approvals.file;

import dev.agentfirewall.approvals.Answer;
import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Question;
import dev.agentfirewall.approvals.StoreLimits;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.files.OwnerFiles;
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
 * <p><b>Limitations.</b> For file systems with locks and atomic renames: a local disk, not a network share.
 */
public final class FileApprovalStore implements ApprovalStore {
    /** As many tickets as a folder takes, unless told. */
    public static final int CAPACITY = 10_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Path folder;
    private final Clock clock;
    private final int capacity;
    private final StoreLock lock;

    private FileApprovalStore(Path folder, Clock clock, int capacity) {
        this.folder = folder;
        this.clock = clock;
        this.capacity = capacity;
        this.lock = new StoreLock(folder, LONGEST_WAIT);
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
        return step(() -> {
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
            return new Opened(added(Ticket.open(question, now, now.plus(lasts)), all.size()), true);
        });
    }

    private Ticket added(Ticket fresh, int held) throws IOException, ApprovalStoreException {
        if (held >= capacity) {
            throw new ApprovalStoreException("`" + folder + "` holds " + capacity
                    + " tickets and takes no more: answer the open ones, or `sweep` those that ended");
        }
        TicketFile.of(folder, fresh).write(fresh);
        OwnerFiles.sync(folder);
        return fresh;
    }

    @Override
    public Optional<Ticket> find(TicketId id) throws ApprovalStoreException {
        return step(() -> {
            Optional<TicketFile> file = file(id);
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(file.get().read().at(clock.instant()));
        });
    }

    @Override
    public List<Ticket> list(Set<Ticket.State> states, int most) throws ApprovalStoreException {
        return step(() -> {
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
        });
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
        return step(() -> {
            Instant now = clock.instant();
            int touched = 0;
            for (TicketFile file : files()) {
                touched += swept(file, now, keep) ? 1 : 0;
            }
            OwnerFiles.sync(folder);
            return touched;
        });
    }

    private static boolean swept(TicketFile file, Instant now, Duration keep)
            throws IOException, ApprovalStoreException {
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
        try {
            return lock.hold(step);
        } catch (IOException e) {
            throw failed(folder, e);
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
    public void close() {
        // each step opens and closes what it needs
    }
}
