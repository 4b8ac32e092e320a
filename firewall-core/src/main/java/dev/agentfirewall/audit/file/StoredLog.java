package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A log that is kept elsewhere than in files, as a {@linkplain AuditVerifier#of verifier} reads it: of one moment, each record as the line that a file would
 * have. What was changed where it is kept is handed on as it is.
 */
public interface StoredLog {

    /** How problems call it. */
    String name();

    /** The record that it says it ends with. */
    Optional<AuditReceipt> end() throws AuditException;

    /** The number of the first record that is there. */
    OptionalLong first() throws AuditException;

    /** How many records, known to be sound, are left out before those that are handed on. */
    default long skipped() {
        return 0;
    }

    /** Hands on every other record's line, in order, few at a time in memory. */
    void lines(Lines lines) throws AuditException;

    /** Hands on every signed note that is kept with it, in order. */
    void checkpoints(Notes notes) throws AuditException;

    /** Takes records. */
    interface Lines {
        /** A line without its end. */
        void line(byte[] line) throws IOException;
    }

    /** Takes signed notes. */
    interface Notes {
        /** A note. */
        void note(String note);
    }
}
