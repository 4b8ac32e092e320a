package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.signing.NoteKey;
import dev.agentfirewall.audit.LogCheckpoint;

/**
 * How far a log is attested: all records up to the checkpoint's are as they were when it was signed.
 *
 * @param checkpoint the last one that the log honours
 * @param signer whose signature it bears
 * @param checkpoints how many bear a signature by a key that was given
 */
public record Attestation(LogCheckpoint checkpoint, NoteKey signer, long checkpoints) {}
