package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.Digest;

/**
 * Bytes at the end of a segment that a crash left behind and that are no record.
 *
 * @param file the name of the file they were moved to
 * @param bytes how many
 * @param digest theirs
 */
record TornTail(String file, long bytes, Digest digest) {}
