package dev.agentfirewall.postgres;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.audit.file.LogFormat;
import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Events on their way into a log together, put in their places in the chain; a segment's header before the one that begins it. */
final class Group {
    private final PostgresAuditConfig config;
    private final List<ChainedRecord> all = new ArrayList<>();
    private final List<ChainedRecord> own = new ArrayList<>();
    private LogHead head;

    private Group(PostgresAuditConfig config, LogHead head) {
        this.config = config;
        this.head = head;
    }

    /** Chains {@code events} to what ends with {@code head}. */
    static Group after(LogHead head, List<Json.Obj> events, PostgresAuditConfig config) {
        Group group = new Group(config, head);
        for (Json.Obj event : events) {
            group.header();
            group.own.add(group.chain(event, group.head.segment()));
        }
        return group;
    }

    private void header() {
        boolean full = head.sequence() - head.segment() + 1 >= config.segmentRecords();
        if (head.sequence() == 0 || full) {
            chain(LogFormat.header(config.clock().instant()), head.sequence() + 1);
        }
    }

    private ChainedRecord chain(Json.Obj event, long segment) {
        Digest previous = head.hash();
        ChainedRecord record = ChainedRecord.chain(head.sequence() + 1, previous, event);
        all.add(record);
        head = new LogHead(record.sequence(), record.hash(), segment);
        return record;
    }

    /** Every record, headers included. */
    List<ChainedRecord> all() {
        return all;
    }

    /** The records of the events that were given, in their order. */
    List<ChainedRecord> own() {
        return own;
    }

    /** Where the chain ends with them. */
    LogHead head() {
        return head;
    }
}
