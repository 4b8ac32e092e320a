package dev.agentfirewall.vault;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.vault.VaultHeader.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a vault, on record: before anything is given out, the access log holds who asked, for what, and that it was opened. What a firewall writes
 * meanwhile may or may not be seen. What is older than the vault keeps is not given out, deleted yet or not. Not thread-safe.
 */
public final class VaultReader {

    private final VaultLock lock;
    private final SubjectKeys keys;
    private final RecordFiles files;
    private final VaultConfig config;
    private final AuditSink access;
    private final String who;
    private long damaged;
    private long erased;

    VaultReader(VaultLock lock, SubjectKeys keys, RecordFiles files, VaultConfig config, AuditSink access, String who) {
        this.lock = lock;
        this.keys = keys;
        this.files = files;
        this.config = config;
        this.access = access;
        this.who = who;
    }

    /** How many lines were no records, and records that did not open, in what was read so far. */
    public long damaged() {
        return damaged;
    }

    /** Records of subjects that were erased, which nobody can open any more, in what was read so far. */
    public long erased() {
        return erased;
    }

    /** The headers of the records that {@code query} asks for, in order of their day. */
    public void list(VaultQuery query, Consumer<VaultHeader> each) throws VaultException {
        record("list", query);
        for (Path file : paths(query)) {
            each(file, query, kept -> each.accept(kept.header()));
        }
    }

    /** The records that {@code query} asks for, open. */
    public void show(VaultQuery query, Consumer<VaultRecord> each) throws VaultException {
        record("show", query);
        for (Path file : paths(query)) {
            each(file, query, kept -> open(kept).ifPresent(each));
        }
    }

    /** The record called {@code id}, empty where there is none or its subject was erased. */
    public Optional<VaultRecord> show(String id) throws VaultException {
        record("show", Json.object().put("id", id).build());
        List<VaultRecord> found = new ArrayList<>();
        for (Path file : paths(VaultQuery.ALL)) {
            each(file, VaultQuery.ALL, kept -> {
                if (kept.header().id().equals(id)) {
                    open(kept).ifPresent(found::add);
                }
            });
        }
        return found.stream().findFirst();
    }

    /**
     * The conversations that {@code query} asks for, as runs for a replay, one subject after the other: every one of which a record meets the
     * conditions, as far back as the vault holds it.
     */
    public VaultRuns runs(VaultQuery query) throws VaultException {
        return runs(query, VaultRuns.MOST_BYTES);
    }

    VaultRuns runs(VaultQuery query, long most) throws VaultException {
        record("replay", query);
        return new VaultRuns(this, query, paths(query), most);
    }

    /** What a digest of offered tools stands for. */
    Json.Obj tools(String hex) throws VaultException {
        try {
            Optional<SealedRecord> kept = files.tools(hex);
            Optional<VaultRecord> opened = kept.isPresent() ? open(kept.get()) : Optional.empty();
            return opened.map(VaultRecord::content).orElse(Json.Obj.EMPTY);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    Optional<VaultRecord> open(SealedRecord kept) throws VaultException {
        try {
            Optional<SubjectKeys.Key> key = keys.of(kept.header().name());
            if (key.isEmpty()) {
                erased++;
                return Optional.empty();
            }
            return Optional.of(
                    new VaultRecord(kept.header(), kept.open(key.get().bytes())));
        } catch (IOException e) {
            throw unreadable(e);
        } catch (RecordException e) {
            damaged++;
            return Optional.empty();
        }
    }

    private List<Path> paths(VaultQuery query) throws VaultException {
        LocalDate first =
                config.clock().instant().atZone(ZoneOffset.UTC).toLocalDate().minusDays(config.days() - 1L);
        Optional<SubjectName> subject = query.subject().map(SubjectName::new);
        return lock.hold(() -> {
            List<Path> paths = new ArrayList<>();
            for (LocalDate day : files.days()) {
                if (!day.isBefore(first)) {
                    paths.addAll(files.files(day, subject));
                }
            }
            return paths;
        });
    }

    /** Reads a file, and counts what in it is no record. */
    void each(Path file, VaultQuery query, RecordFiles.Each each) throws VaultException {
        int lines = read(file, query, each); // which may count records that do not open
        damaged += lines;
    }

    /** Reads a file that was counted before. */
    void again(Path file, RecordFiles.Each each) throws VaultException {
        read(file, VaultQuery.ALL, each);
    }

    private int read(Path file, VaultQuery query, RecordFiles.Each each) throws VaultException {
        String owner = RecordFiles.subjectOf(file);
        try {
            return RecordFiles.read(file, kept -> {
                VaultHeader header = kept.header();
                if (header.subject().equals(owner) && header.kind() != Kind.TOOLS && query.takes(header)) {
                    each.take(kept);
                }
            });
        } catch (NoSuchFileException e) {
            return 0; // erased or purged meanwhile
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void record(String action, VaultQuery query) throws VaultException {
        record(action, query.toJson());
    }

    private void record(String action, Json.Obj asked) throws VaultException {
        try {
            access.append(Access.event(config.clock().instant(), who, action, asked));
        } catch (AuditException e) {
            throw new VaultException(
                    "nothing is given out: that it was asked for could not be recorded: " + e.getMessage(), e);
        }
    }

    private VaultException unreadable(IOException e) {
        return new VaultException(
                "the vault `" + config.folder() + "` cannot be read ("
                        + e.getClass().getSimpleName() + "); give this user the right to, or mend the disk",
                e);
    }
}
