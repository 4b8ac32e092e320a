package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.util.Arrays;

/**
 * A line that is to the byte what the log would have written for its record.
 *
 * @param record the record it holds
 * @param intact whether the hash it carries is the one it has
 */
record RecordLine(ChainedRecord record, boolean intact) {
    private static final JsonReader READER =
            new JsonReader(new JsonLimits(LogFormat.MAX_LINE_BYTES, 512, 1_000_000, LogFormat.MAX_LINE_BYTES));

    /** Reads a line. */
    static RecordLine parse(byte[] line) throws MalformedRecordException {
        if (line.length > LogFormat.MAX_LINE_BYTES) {
            throw new MalformedRecordException("longer than " + LogFormat.MAX_LINE_BYTES + " bytes");
        }
        ChainedRecord record = record(json(line));
        if (!Arrays.equals(line, CanonicalJson.bytes(record.toJson()))) {
            throw new MalformedRecordException("not in canonical form");
        }
        return new RecordLine(record, record.hash().equals(LineBuffer.hash(line, record.sequence())));
    }

    private static Json json(byte[] line) throws MalformedRecordException {
        try {
            return READER.read(line);
        } catch (MalformedJsonException e) {
            throw new MalformedRecordException("not JSON as the log writes it (" + e.code() + ")");
        }
    }

    private static ChainedRecord record(Json json) throws MalformedRecordException {
        if (json instanceof Json.Obj members
                && members.get("event").orElse(Json.NULL) instanceof Json.Obj event
                && members.get("hash").orElse(Json.NULL) instanceof Json.Str hash
                && members.get("prev").orElse(Json.NULL) instanceof Json.Str previous
                && members.get("seq").orElse(Json.NULL) instanceof Json.Num sequence) {
            try {
                return new ChainedRecord(
                        sequence.value().longValueExact(),
                        Digest.parse(previous.value()),
                        event,
                        Digest.parse(hash.value()));
            } catch (ArithmeticException | IllegalArgumentException e) {
                throw new MalformedRecordException("`hash`, `prev` or `seq` is not what it should be");
            }
        }
        throw new MalformedRecordException("not an object of `event`, `hash`, `prev` and `seq`");
    }

    /** The line is no record; the message says why without quoting it. */
    static final class MalformedRecordException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedRecordException(String message) {
            super(message);
        }
    }
}
