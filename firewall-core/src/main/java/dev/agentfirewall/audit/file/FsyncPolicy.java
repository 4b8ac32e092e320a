package dev.agentfirewall.audit.file;

/**
 * When records are forced from the operating system's cache to the disk. Under every policy a record is in the file before
 * {@code append} returns, so a killed process loses nothing; the policies differ in what a power cut may take.
 */
public enum FsyncPolicy {
    /** Before {@code append} returns; appends that wait together share one. Nothing acknowledged is lost to a power cut. */
    EACH,

    /** In the background, at the configured interval: a power cut may take the records of the last interval. */
    GROUP,

    /** When the sink is closed, else whenever the operating system likes. */
    NONE
}
