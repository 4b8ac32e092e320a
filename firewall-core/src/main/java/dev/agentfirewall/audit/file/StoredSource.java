package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.AuditProblem.Kind;
import dev.agentfirewall.audit.file.ChainCheck.Anchor;
import dev.agentfirewall.audit.file.LineReader.Line;
import java.util.Optional;

/**
 * A log kept elsewhere. Its segments are told by their headers; its end is of the same moment as its records, so that none may come after it.
 *
 * @param log where it is kept
 */
record StoredSource(StoredLog log) implements LogSource {

    @Override
    public Optional<Anchor> end(ProblemList problems) throws AuditException {
        return log.end().map(noted -> new Anchor("the end that the log was left with", noted));
    }

    @Override
    public void checkpoints(AttestationCheck check) throws AuditException {
        long[] number = {0};
        log.checkpoints(note -> check.stored("checkpoints of " + log.name(), ++number[0], note));
    }

    @Override
    public long first() throws AuditException {
        return log.first().orElse(1);
    }

    @Override
    public int walk(ChainCheck check, ProblemList problems) throws AuditException {
        check.enter(log.name());
        long first = first();
        long[] row = {log.skipped()};
        log.lines(line -> check.line(new Line(0, ++row[0], line, true), first));
        after(check.head(), problems);
        return check.headers();
    }

    private void after(Optional<AuditReceipt> last, ProblemList problems) throws AuditException {
        long end = log.end().map(AuditReceipt::sequence).orElse(0L);
        long found = last.map(AuditReceipt::sequence).orElse(end);
        if (found > end) {
            String what = "the log was left with record " + end + ", and records up to " + found + " stand after it";
            problems.add(Kind.FORGED, log.name(), 0, end + 1, what);
        }
    }

    @Override
    public AuditException none() {
        return new AuditException("audit log `" + log.name() + "` holds no record");
    }
}
