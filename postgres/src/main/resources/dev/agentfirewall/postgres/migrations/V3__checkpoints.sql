-- Signed heads of audit logs (docs/audit-format.md, docs/postgres.md).

CREATE TABLE agent_firewall.audit_checkpoint (
    log  text   NOT NULL REFERENCES agent_firewall.audit_log,
    seq  bigint NOT NULL CHECK (seq >= 1),
    note text   NOT NULL CHECK (octet_length(note) <= 65536),
    PRIMARY KEY (log, seq)
);
COMMENT ON TABLE agent_firewall.audit_checkpoint IS
    'What was signed of each log, as signed notes, never changed. Whether they are sound a verifier finds out.';
COMMENT ON COLUMN agent_firewall.audit_checkpoint.seq IS 'number of the record that the signature reaches up to';

CREATE FUNCTION agent_firewall.audit_attest(name text, head bigint, signed text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
    AS $$
        INSERT INTO agent_firewall.audit_checkpoint (log, seq, note) VALUES (name, head, signed) ON CONFLICT DO NOTHING
    $$;
COMMENT ON FUNCTION agent_firewall.audit_attest IS 'Keeps a signed head, once.';

REVOKE ALL ON FUNCTION agent_firewall.audit_attest FROM PUBLIC;
