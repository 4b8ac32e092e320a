package dev.agentfirewall.vault;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.crypto.AesGcm;
import dev.agentfirewall.files.OwnerFiles;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.recording.Evidence;
import dev.agentfirewall.recording.EvidenceException;
import dev.agentfirewall.recording.EvidenceKeeper;
import dev.agentfirewall.recording.OfferedTool;
import dev.agentfirewall.recording.RunFormat;
import dev.agentfirewall.recording.ShownMessage;
import dev.agentfirewall.vault.VaultHeader.Kind;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps whole prompts, answers, arguments and results, encrypted: each record by a key of its own, that by a key of its subject's, and those by the
 * vault's. Destroying a subject's key is erasing what was kept of it, wherever copies of the records are.
 *
 * <pre>{@code
 * Vault vault = Vault.open(VaultConfig.in(Path.of("vault"), KeyFile.read(Path.of("vault.key"))));
 * Firewall firewall = Firewall.builder().audit(vault.beside(FileAuditSink.open(…)))…;
 * AgentFirewall.builder(firewall).evidence(vault)…;
 * }</pre>
 *
 * <p><b>Guarantees</b>, beyond those of {@link EvidenceKeeper}: a record is on the disk when {@link #keep} returns; several processes may use one vault;
 * nothing is written in the clear but headers (times, digests, marks). Thread-safe.
 *
 * <p><b>Limitations.</b> Keys in use are in this process's memory, a subject's for a minute after its last record. A record that is deleted together
 * with those after it is not missed by the vault; the audit log's digests tell what should be there.
 */
public final class Vault implements EvidenceKeeper, Vitals, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Vault.class.getName());

    private final VaultConfig config;
    private final VaultLock lock;
    private final SubjectKeys keys;
    private final RecordFiles files;
    private final Told told = new Told();
    private final Suspicions suspicions;
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private volatile Optional<AuditReceipt> audited = Optional.empty();
    private volatile boolean available = true;
    private volatile boolean closed;
    private @Nullable LocalDate purged;

    private Vault(VaultConfig config, RecordFiles.Disk disk) throws IOException {
        OwnerFiles.folder(config.folder());
        this.config = config;
        this.suspicions = new Suspicions(config.waiting());
        this.lock = new VaultLock(config.folder().toRealPath(), config.patience());
        this.keys = new SubjectKeys(config.folder(), config.keys());
        this.files = new RecordFiles(config.folder(), config.maxFileBytes(), disk);
    }

    /**
     * Opens a vault, or begins one, and deletes what is too old.
     *
     * @throws VaultException when the folder cannot be used, or its keys are another key's
     */
    public static Vault open(VaultConfig config) throws VaultException {
        return open(config, OwnerFiles::write);
    }

    static Vault open(VaultConfig config, RecordFiles.Disk disk) throws VaultException {
        try {
            Vault vault = new Vault(config, disk);
            vault.lock.hold(() -> {
                vault.keys.ofWriter(SubjectName.tools()); // with another vault's key this shows at once
                Retention.write(config.folder(), config.days());
                return vault.purge(vault.today());
            });
            return vault;
        } catch (IOException e) {
            throw new VaultException(
                    "the vault `" + config.folder() + "` cannot be made or read ("
                            + e.getClass().getSimpleName() + "); give this user the right to",
                    e);
        }
    }

    /**
     * Opens a vault that is there, to read it and to look after it. Nothing is deleted by that: how long records are kept is what the firewall that
     * writes them said last.
     *
     * @throws VaultException when there is none, or its keys are another key's
     */
    public static Vault attend(Path folder, KeyService keys) throws VaultException {
        try {
            int days = Retention.read(folder);
            Vault vault = new Vault(VaultConfig.in(folder, keys).days(days), OwnerFiles::write);
            vault.purged = LocalDate.MAX;
            vault.lock.hold(() -> vault.keys.of(SubjectName.tools()));
            return vault;
        } catch (IOException e) {
            throw new VaultException(
                    "no vault in `" + folder + "`, or it cannot be read ("
                            + e.getClass().getSimpleName()
                            + "): give the folder that a firewall writes to, and the right to read it",
                    e);
        }
    }

    /** The audit log with this vault beside it: the vault learns which conversations are suspicious, and which record was last. */
    public AuditSink beside(AuditSink log) {
        return new WatchedLog(this, log);
    }

    @Override
    public void keep(Evidence evidence) throws EvidenceException {
        Set<String> marks = suspicions.marks(evidence);
        if (config.keeping() == Keeping.SUSPICIOUS && marks.isEmpty()) {
            suspicions.await(evidence);
            return;
        }
        try {
            write(evidence, marks);
            available = true;
            kept.incrementAndGet();
        } catch (VaultException e) {
            available = false;
            lost(e);
        }
    }

    private void lost(VaultException e) throws EvidenceException {
        if (config.required()) {
            throw new EvidenceException(e.getMessage() == null ? "not kept" : e.getMessage(), e);
        }
        if (lost.getAndIncrement() == 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "evidence was not kept: " + e.getMessage()
                            + "; what is lost is counted from here on and not told again");
        }
    }

    /** What the audit log is about to hold. */
    void looked(Json.Obj record) throws AuditException {
        try {
            for (Evidence evidence : suspicions.look(record)) {
                keep(evidence);
            }
        } catch (EvidenceException e) {
            throw new AuditException("evidence was not kept, and so nothing may be done: " + e.getMessage(), e);
        }
    }

    void audited(AuditReceipt receipt, Json.Obj record) {
        suspicions.decided(receipt.sequence(), record);
        audited = Optional.of(receipt);
    }

    private void write(Evidence evidence, Set<String> marks) throws VaultException {
        if (closed) {
            throw new VaultException("the vault `" + config.folder() + "` is closed");
        }
        lock.hold(() -> {
            purge(today());
            SubjectName subject = SubjectName.of(evidence.subject());
            SubjectKeys.Key key = keys.ofWriter(subject);
            if (evidence instanceof Evidence.Answered answered) {
                writeAnswered(answered, subject, key, marks);
            } else {
                Json.Obj content = evidence instanceof Evidence.Called called
                        ? Contents.called(called)
                        : Contents.returned((Evidence.Returned) evidence);
                Kind kind = evidence instanceof Evidence.Called ? Kind.CALLED : Kind.RETURNED;
                files.add(SealedRecord.seal(header(kind, subject, evidence, 0, marks), content, key.bytes()));
            }
            return true;
        });
    }

    private void writeAnswered(Evidence.Answered answered, SubjectName subject, SubjectKeys.Key key, Set<String> marks)
            throws IOException, VaultException {
        List<ShownMessage> shown = answered.turn().messages();
        List<Digest> digests = new ArrayList<>(Told.digests(shown));
        String name = subject.hex() + answered.conversation().digest().hex();
        Optional<Told.State> before = told.of(name, today(), key.file());
        int common = before.map(state -> Told.common(state.messages(), digests)).orElse(0);
        Optional<String> tools = tools(answered.turn().tools());
        VaultHeader header = header(Kind.ANSWERED, subject, answered, common, marks);
        Optional<String> follows = before.filter(state -> common > 0).map(Told.State::record);
        files.add(SealedRecord.seal(header, Contents.answered(answered, follows, common, tools), key.bytes()));
        digests.addAll(Told.digests(List.of(answered.turn().answer())));
        told.put(name, new Told.State(header.id(), today(), key.file(), digests));
    }

    private VaultHeader header(Kind kind, SubjectName subject, Evidence evidence, int common, Set<String> marks) {
        return new VaultHeader(
                newId(),
                now(),
                kind,
                subject.hex(),
                evidence.conversation().digest(),
                Contents.digests(evidence, common),
                marks,
                audited.map(AuditReceipt::toString));
    }

    /** Writes what the tools are, once; they are named by their digest. */
    private Optional<String> tools(List<OfferedTool> offered) throws IOException, VaultException {
        if (offered.isEmpty()) {
            return Optional.empty();
        }
        Json.Obj content = Json.object()
                .put("declarations", RunFormat.declarations(offered))
                .put("offers", RunFormat.offers(offered))
                .build();
        Digest digest = Digest.of(CanonicalJson.bytes(content));
        if (!files.hasTools(digest.hex(), now())) {
            SubjectName owner = SubjectName.tools();
            VaultHeader header = new VaultHeader(
                    newId(), now(), Kind.TOOLS, owner.hex(), digest, List.of(), Set.of(), Optional.empty());
            files.addTools(
                    digest.hex(),
                    SealedRecord.seal(header, content, keys.ofWriter(owner).bytes()));
        }
        return Optional.of(digest.hex());
    }

    private static String newId() {
        return HexFormat.of().formatHex(AesGcm.random(16));
    }

    private Instant now() {
        return config.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private LocalDate today() {
        return now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Deletes what is too old, once a day. */
    private int purge(LocalDate today) throws IOException {
        if (today.equals(purged) || LocalDate.MAX.equals(purged)) {
            return 0;
        }
        int days = VaultCare.purge(files, keys, today.minusDays(config.days() - 1L));
        purged = today;
        return days;
    }

    /** What looks after the vault: erases, purges, wraps keys anew. */
    public VaultCare care() {
        return new VaultCare(lock, keys, files, this::today, config.days(), this::forget);
    }

    /** Reads the vault, on record: nothing is given out before {@code access} holds who took it. */
    public VaultReader reader(AuditSink access, String who) {
        return new VaultReader(lock, keys, files, config, access, who);
    }

    private void forget() {
        told.forget();
        suspicions.forget();
        keys.forget();
    }

    /** How many records were kept since the vault was opened. */
    public long kept() {
        return kept.get();
    }

    /** How many were not, where that denies nothing. */
    public long lost() {
        return lost.get();
    }

    /** Whether what was last to be kept was. */
    @Override
    public List<Vital> vitals() {
        return List.of(new Vital(Vital.Kind.AVAILABLE, "vault", () -> available ? 1 : 0));
    }

    /** Lets go of all keys and of what waits. Nothing is kept after it. */
    @Override
    public void close() {
        closed = true;
        forget();
    }

    @Override
    public String toString() {
        return "vault in `" + config.folder() + "`";
    }
}
