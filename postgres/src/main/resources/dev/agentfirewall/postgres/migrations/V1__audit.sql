-- The audit log: one chain for each log name (docs/audit-format.md, docs/postgres.md).

CREATE TABLE agent_firewall.audit_log (
    log     text   PRIMARY KEY CHECK (char_length(log) BETWEEN 1 AND 64),
    seq     bigint NOT NULL CHECK (seq >= 0),
    hash    text   NOT NULL,
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
