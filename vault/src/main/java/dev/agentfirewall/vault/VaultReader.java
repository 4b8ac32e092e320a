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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a vault, on record: before anything is given out, the access log holds who asked, for what, and that it was opened. What a firewall writes
 * meanwhile may or may not be seen. What is older than the vault keeps is not given out, deleted yet or not. Not thread-safe.
 */
public final class VaultReader {
    private static final long LONGEST_RUN = 16L << 20;

    private final VaultLock lock;
    private final SubjectKeys keys;
    private final RecordFiles files;
    private final VaultConfig config;
    private final AuditSink access;
    private final String who;
    private long damaged;

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

    /** The headers of the records that {@code query} asks for, in order of their day. */
    public void list(VaultQuery query, Consumer<VaultHeader> each) throws VaultException {
        record("list", query);
        for (Path file : paths(query)) {
            read(file, query).forEach(kept -> each.accept(kept.header()));
        }
    }

    /** The records that {@code query} asks for, open. */
    public void show(VaultQuery query, Consumer<VaultRecord> each) throws VaultException {
        record("show", query);
        for (Path file : paths(query)) {
            for (SealedRecord kept : read(file, query)) {
                open(kept).ifPresent(each);
            }
        }
    }

    /** The record called {@code id}, empty where there is none or its subject was erased. */
    public Optional<VaultRecord> show(String id) throws VaultException {
        record("show", Json.object().put("id", id).build());
        for (Path file : paths(VaultQuery.ALL)) {
            for (SealedRecord kept : read(file, VaultQuery.ALL)) {
                if (kept.header().id().equals(id)) {
                    return open(kept);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The conversations that {@code query} asks for, as runs for a replay, one subject after the other: every one of which a record meets the
     * conditions, as far back as the vault holds it. One subject's records are in memory at a time.
     */
    public void runs(VaultQuery query, Consumer<VaultRun> each) throws VaultException {
        record("replay", query);
        Map<SubjectName, List<Path>> bySubject = new LinkedHashMap<>();
        for (Path file : paths(query)) {
            String name = String.valueOf(file.getFileName());
            bySubject
                    .computeIfAbsent(new SubjectName(name.substring(0, 32)), any -> new ArrayList<>())
                    .add(file);
        }
        for (List<Path> paths : bySubject.values()) {
            Map<String, Recollection> conversations = new LinkedHashMap<>();
            for (Path path : paths) {
                for (SealedRecord kept : read(path, VaultQuery.ALL)) {
                    recollect(kept, query, conversations);
                }
            }
            for (Recollection conversation : conversations.values()) {
                runs(conversation, each);
            }
        }
    }

    private void recollect(SealedRecord kept, VaultQuery query, Map<String, Recollection> conversations)
            throws VaultException {
        Optional<VaultRecord> opened = open(kept);
        if (opened.isPresent()) {
            Recollection conversation =
                    conversations.computeIfAbsent(kept.header().conversation().hex(), any -> new Recollection());
            conversation.add(opened.get(), query.takes(kept.header()));
        }
    }

    private void runs(Recollection conversation, Consumer<VaultRun> each) throws VaultException {
        if (conversation.wanted()) {
            Json.Obj tools = conversation.tools().isPresent()
                    ? tools(conversation.tools().get())
                    : Json.Obj.EMPTY;
            for (Json.Obj run : conversation.runs(LONGEST_RUN)) {
                Json offers = tools.get("offers").orElse(Json.NULL);
                Json declared = tools.get("declarations").orElse(Json.NULL);
                each.accept(new VaultRun(
                        run,
                        offers instanceof Json.Arr array ? array : new Json.Arr(List.of()),
                        declared instanceof Json.Obj object ? object : Json.Obj.EMPTY));
            }
        }
    }

    private Json.Obj tools(String hex) throws VaultException {
        try {
            Optional<SealedRecord> kept = files.tools(hex);
            Optional<VaultRecord> opened = kept.isPresent() ? open(kept.get()) : Optional.empty();
            return opened.map(VaultRecord::content).orElse(Json.Obj.EMPTY);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Optional<VaultRecord> open(SealedRecord kept) throws VaultException {
        try {
            Optional<SubjectKeys.Key> key = keys.of(kept.header().name());
            if (key.isEmpty()) {
                return Optional.empty(); // erased
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

    private List<SealedRecord> read(Path file, VaultQuery query) throws VaultException {
        try {
            RecordFiles.Contents contents = RecordFiles.read(file);
            damaged += contents.damaged();
            String owner = String.valueOf(file.getFileName()).substring(0, 32);
            return contents.records().stream()
                    .filter(kept -> kept.header().subject().equals(owner)
                            && kept.header().kind() != Kind.TOOLS)
                    .filter(kept -> query.takes(kept.header()))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of(); // erased or purged meanwhile
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
