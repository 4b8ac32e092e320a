package dev.agentfirewall.audit.file;

import java.util.Locale;

/**
 * Something wrong with a log: what, where, and what to do about it.
 *
 * @param kind in a word
 * @param file the name of the file in the log's directory
 * @param line counts from 1; 0 where no line is meant
 * @param sequence the record's number, or the number it should have had; 0 where no record is meant
 * @param what the finding, in words, without anything that a record holds
 */
public record AuditProblem(Kind kind, String file, long line, long sequence, String what) {

    /** What is wrong, and how to mend it. */
    public enum Kind {
        /** A record is not as it was written. */
        CHANGED("keep the files as evidence and compare with a copy from before"),
        /** Records that must have been there are gone. */
        DROPPED(
                "restore the missing records from a copy; if they were archived, verify with the archive's last receipt"),
        /** A record does not stand where it was written. */
        REORDERED("keep the files as evidence and restore them from a copy"),
        /** A record that was not written by the chain's writer, or twice: it claims a place that another has. */
        FORGED("keep the files as evidence and compare with a copy from before"),
        /** The log ends before a record that is known to have been in it. */
        TRUNCATED("restore the end from a copy; the records after the last one here are lost"),
        /** The last line is half a record: a crash cut off the write, and no receipt for it was given. */
        TORN("start the firewall, which moves it aside and records that it did; if one is writing now, verify again"),
        /** What should be signed is not, or not by a key that was given. */
        UNATTESTED(
                "give the public key of every signer, those from before a change of keys too; if that is all of them,"
                        + " keep the files as evidence"),
        /** Written by another version, or not a log's file at all. */
        UNSUPPORTED("verify with the version that wrote it"),
        /** A file cannot be read. */
        UNREADABLE("give this user the right to read it, or mend the disk, and verify again");

        private final String advice;

        Kind(String advice) {
            this.advice = advice;
        }

        /** How to mend it. */
        public String advice() {
            return advice;
        }

        /** As it is printed: {@code changed}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The whole in one line. */
    public String describe() {
        return file + (line > 0 ? ":" + line : "") + ": " + kind.word() + ": " + what + "; " + kind.advice();
    }
}
