-- The audit log: one chain for each log name (docs/audit-format.md, docs/postgres.md).

CREATE TABLE agent_firewall.audit_log (
    log     text   PRIMARY KEY CHECK (log ~ '^[A-Za-z0-9._-]{1,64}$'),
    seq     bigint NOT NULL CHECK (seq >= 0),
    hash    text   NOT NULL CHECK (hash ~ '^sha256:[0-9a-f]{64}$'),
    segment bigint NOT NULL CHECK (segment BETWEEN 0 AND seq)
);
COMMENT ON TABLE agent_firewall.audit_log IS
    'Where each chain ends. Locked by whoever appends, so that a log has one order over all processes.';
COMMENT ON COLUMN agent_firewall.audit_log.seq IS 'number of the last record, 0 before the first';
COMMENT ON COLUMN agent_firewall.audit_log.hash IS 'hash of the last record';
COMMENT ON COLUMN agent_firewall.audit_log.segment IS 'number of the header that the newest segment begins with';

CREATE TABLE agent_firewall.audit_record (
    log   text   NOT NULL REFERENCES agent_firewall.audit_log,
    seq   bigint NOT NULL CHECK (seq >= 1),
    prev  text   NOT NULL,
    hash  text   NOT NULL,
    event text   NOT NULL,
    PRIMARY KEY (log, seq)
);
COMMENT ON TABLE agent_firewall.audit_record IS 'Records, never changed: `event` is canonical JSON, to the byte as it was hashed.';

CREATE FUNCTION agent_firewall.audit_begin(name text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
    AS $$
        INSERT INTO agent_firewall.audit_log (log, seq, hash, segment)
        VALUES (name, 0, 'sha256:' || repeat('0', 64), 0) ON CONFLICT DO NOTHING
    $$;
COMMENT ON FUNCTION agent_firewall.audit_begin IS 'Makes the log where it is not there yet.';

-- Chained here and not by the client, so that the lock is not held over the network, and so that who may append need not have
-- the right to write these tables.
CREATE FUNCTION agent_firewall.audit_append(name text, events text[], header text, segment_records bigint)
    RETURNS TABLE (record_seq bigint, record_prev text, record_hash text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
    AS $$
    DECLARE
        tail agent_firewall.audit_log%ROWTYPE;
        event text;
        part text;
        parts text[];
    BEGIN
        SELECT * INTO tail FROM agent_firewall.audit_log WHERE log = name FOR UPDATE;
        IF tail.log IS NULL OR (tail.seq > 0 AND NOT EXISTS (
                SELECT 1 FROM agent_firewall.audit_record WHERE log = name AND seq = tail.seq AND hash = tail.hash)) THEN
            RAISE EXCEPTION 'the log does not end as it was left' USING ERRCODE = 'AF001';
        END IF;
        FOREACH event IN ARRAY events LOOP
            IF tail.seq = 0 OR tail.seq - tail.segment + 1 >= segment_records THEN
                tail.segment := tail.seq + 1;
                parts := ARRAY[header, event];
            ELSE
                parts := ARRAY[event];
            END IF;
            FOREACH part IN ARRAY parts LOOP
                record_prev := tail.hash;
                tail.seq := tail.seq + 1;
                tail.hash := 'sha256:' || encode(sha256(convert_to(
                    '{"event":' || part || ',"prev":"' || record_prev || '","seq":' || tail.seq || '}', 'UTF8')), 'hex');
                INSERT INTO agent_firewall.audit_record VALUES (name, tail.seq, record_prev, tail.hash, part);
            END LOOP;
            record_seq := tail.seq;
            record_hash := tail.hash;
            RETURN NEXT; -- the event's own, not its header's
        END LOOP;
        UPDATE agent_firewall.audit_log SET seq = tail.seq, hash = tail.hash, segment = tail.segment WHERE log = name;
    END
    $$;
COMMENT ON FUNCTION agent_firewall.audit_append IS
    'Chains events to the log, a header before each that begins a segment; all or, on any failure, none of them.';

REVOKE ALL ON FUNCTION agent_firewall.audit_begin FROM PUBLIC;
REVOKE ALL ON FUNCTION agent_firewall.audit_append FROM PUBLIC;
