package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.audit.file.LineReader.Line;
import dev.agentfirewall.audit.file.RecordLine.MalformedRecordException;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A question to a log: which records name this subject, this tool, this decision, this model. Conditions add up. Streams; memory
 * does not grow with the log, and a firewall may be writing meanwhile. It does not verify: ask {@link AuditVerifier} first
 * when the answer matters. Immutable.
 */
public final class AuditQuery {
    private final Predicate<Json.Obj> condition;

    private AuditQuery(Predicate<Json.Obj> condition) {
        this.condition = condition;
    }

    /** Every record, the log's own included. */
    public static AuditQuery all() {
        return new AuditQuery(event -> true);
    }

    /** Records of the subject with this id. */
    public AuditQuery subject(String id) {
        return and(event -> is(member(event, "subject").flatMap(subject -> member(subject, "id")), id));
    }

    /** Records about this tool, by the name the log has for it. */
    public AuditQuery tool(String name) {
        return and(event -> is(event.get("tool"), name));
    }

    /** Records that were decided so: {@code permit} or {@code deny}. */
    public AuditQuery decision(String decision) {
        return and(event -> is(event.get("decision"), decision));
    }

    /** Records of this kind: {@code decided}, {@code settled}, {@code segment} or {@code recovered}. */
    public AuditQuery kind(String kind) {
        return and(event -> is(event.get("kind"), kind));
    }

    /** Records in which a model with this digest served, or stood guard. */
    public AuditQuery model(Digest digest) {
        String text = digest.toString();
        return and(event -> is(member(event, "model").flatMap(model -> member(model, "artifact")), text)
                || event.get("guards").filter(guards -> anyGuard(guards, text)).isPresent());
    }

    /** Records from {@code time} on. */
    public AuditQuery since(Instant time) {
        return and(event -> time(event).filter(at -> !at.isBefore(time)).isPresent());
    }

    /** Records before {@code time}. */
    public AuditQuery until(Instant time) {
        return and(event -> time(event).filter(at -> at.isBefore(time)).isPresent());
    }

    /** Whether {@code record} answers the question. */
    public boolean matches(ChainedRecord record) {
        return condition.test(record.event());
    }

    /**
     * Gives every record of the log in {@code directory} that matches to {@code each}, in order. A half-written last line is left out.
     *
     * @throws AuditException when the log cannot be read, or a line is not a record
     */
    public void forEach(Path directory, Consumer<ChainedRecord> each) throws AuditException {
        for (Path segment : LogFormat.segments(directory)) {
            try (LineReader lines = new LineReader(segment)) {
                for (Line line = lines.next(); line != null && line.complete(); line = lines.next()) {
                    ChainedRecord record = record(segment, line);
                    if (matches(record)) {
                        each.accept(record);
                    }
                }
            } catch (IOException e) {
                throw new AuditException(
                        "audit log file `" + segment + "` cannot be read ("
                                + e.getClass().getSimpleName()
                                + "): give this user the right to read it, or mend the disk",
                        e);
            }
        }
    }

    private static ChainedRecord record(Path segment, Line line) throws AuditException {
        try {
            return RecordLine.parse(line.bytes()).record();
        } catch (MalformedRecordException e) {
            throw new AuditException(
                    "audit log file `" + segment + "`, line " + line.number() + ": " + e.getMessage()
                            + "; run `agent-firewall audit verify` to see what is wrong",
                    e);
        }
    }

    private AuditQuery and(Predicate<Json.Obj> more) {
        return new AuditQuery(condition.and(more));
    }

    private static boolean anyGuard(Json guards, String digest) {
        return guards instanceof Json.Arr each
                && each.elements().stream().anyMatch(guard -> is(member(guard, "model"), digest));
    }

    private static Optional<Json> member(Json value, String name) {
        return value instanceof Json.Obj object ? object.get(name) : Optional.empty();
    }

    private static boolean is(Optional<Json> value, String text) {
        return value.filter(Json.of(text)::equals).isPresent();
    }

    private static Optional<Instant> time(Json.Obj event) {
        try {
            return event.get("time").map(time -> time instanceof Json.Str text ? Instant.parse(text.value()) : null);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
