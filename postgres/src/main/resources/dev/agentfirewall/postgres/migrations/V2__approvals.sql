-- Tickets: questions to people, and how they stand (docs/approvals.md, docs/postgres.md).

CREATE FUNCTION agent_firewall.store_time() RETURNS timestamptz LANGUAGE sql VOLATILE
    AS 'SELECT clock_timestamp()';
COMMENT ON FUNCTION agent_firewall.store_time() IS
    'The one clock by which tickets expire. Not the transaction''s start: a step may have waited for a lock.';

CREATE TABLE agent_firewall.approval (
    id       text        PRIMARY KEY CHECK (id ~ '^[a-z2-7]{16}$'),
    question text        NOT NULL CHECK (question ~ '^sha256:[0-9a-f]{64}$'),
    state    text        NOT NULL CHECK (state IN ('open', 'granted', 'denied', 'used', 'expired')),
    live     boolean     NOT NULL,
    asked    timestamptz NOT NULL,
    until    timestamptz NOT NULL CHECK (until > asked),
    binding  text        NOT NULL,
    answers  text        NOT NULL,
    shown    bytea,
    CONSTRAINT settled_shows_nothing CHECK (shown IS NULL OR state IN ('open', 'granted')),
    CONSTRAINT undecided_is_live CHECK (live OR state NOT IN ('open', 'granted')),
    CONSTRAINT used_is_not_live CHECK (NOT (live AND state IN ('used', 'expired')))
);
COMMENT ON COLUMN agent_firewall.approval.question IS 'digest of the binding: what the answer is for';
COMMENT ON COLUMN agent_firewall.approval.live IS 'whether the same question is not to be asked again';
COMMENT ON COLUMN agent_firewall.approval.shown IS 'guarded: what the approver is shown; gone once it is settled';

-- A question has one live ticket at most, whoever asks at once.
CREATE UNIQUE INDEX approval_live ON agent_firewall.approval (question) WHERE live;
CREATE INDEX approval_newest ON agent_firewall.approval (asked DESC);
CREATE INDEX approval_end ON agent_firewall.approval (until);
