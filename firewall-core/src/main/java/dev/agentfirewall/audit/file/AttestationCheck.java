package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.signing.BundleException;
import dev.agentfirewall.artifact.signing.NoteKey;
import dev.agentfirewall.artifact.signing.SignedNote;
import dev.agentfirewall.audit.LogCheckpoint;
import dev.agentfirewall.audit.file.AuditProblem.Kind;
import dev.agentfirewall.audit.file.ChainCheck.Anchor;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a log's checkpoints and says which are signed by the keys that were given, and what is wrong with the others. Used once. */
final class AttestationCheck {
    private static final int MOST = 1_000_000;

    private final List<PublicKey> keys;
    private final ProblemList problems;
    private final List<Signed> sound = new ArrayList<>();
    private Optional<String> origin;
    private long before;

    AttestationCheck(List<PublicKey> keys, Optional<String> origin, ProblemList problems) {
        this.keys = keys;
        this.origin = origin;
        this.problems = problems;
    }

    private record Signed(LogCheckpoint checkpoint, NoteKey signer) {}

    /** A checkpoint that was kept elsewhere; it counts even where the log's own copies are gone. */
    void kept(String note) {
        note("the checkpoint given", 0, note);
        before = 0;
    }

    /** The checkpoints beside {@code segments}. */
    void beside(List<Path> segments) {
        for (Path segment : segments) {
            Path file = CheckpointFile.of(segment);
            String name = String.valueOf(file.getFileName());
            try {
                for (CheckpointFile.Piece piece : CheckpointFile.read(file)) {
                    read(name, piece);
                }
            } catch (IOException e) {
                problems.add(Kind.UNREADABLE, name, 0, 0, "the file cannot be read, or is no file of checkpoints");
            }
        }
    }

    /** A checkpoint that is kept with a log elsewhere. */
    void stored(String place, long number, String note) {
        note(place, number, note);
    }

    /** That all have been seen. */
    void ended() {
        if (sound.isEmpty()) {
            String what = "no checkpoint bears a signature by a key that was given";
            problems.add(Kind.UNATTESTED, "*.checkpoints", 0, 0, what);
        }
    }

    private void read(String file, CheckpointFile.Piece piece) {
        if (piece.whole()) {
            note(file, piece.line(), piece.note());
        } else {
            problems.add(Kind.TORN, file, piece.line(), 0, "the last checkpoint is cut off");
        }
    }

    private void note(String file, long line, String text) {
        try {
            SignedNote note = SignedNote.parse(text);
            LogCheckpoint checkpoint = LogCheckpoint.parse(note.text());
            Optional<NoteKey> signer = note.signedBy(keys);
            if (signer.isPresent()) {
                take(file, line, checkpoint, signer.get());
            } else {
                SignedNote.Signature first = note.signatures().get(0);
                String what = "the checkpoint of record " + checkpoint.head().sequence() + " is signed by key "
                        + first.keyId() + ", and no such key was given";
                problems.add(Kind.UNATTESTED, file, line, 0, what);
            }
        } catch (BundleException | IllegalArgumentException e) { // neither quotes the note
            problems.add(Kind.CHANGED, file, line, 0, "no sound checkpoint: " + e.getMessage());
        }
    }

    private void take(String file, long line, LogCheckpoint checkpoint, NoteKey signer) {
        if (!origin.orElse(checkpoint.origin()).equals(checkpoint.origin())) {
            String what = "the checkpoint is of another log than `" + origin.orElseThrow() + "`";
            problems.add(Kind.FORGED, file, line, 0, what);
            return;
        }
        if (checkpoint.head().sequence() < before) {
            String what = "the checkpoint of record " + checkpoint.head().sequence() + " stands after that of record "
                    + before;
            problems.add(Kind.REORDERED, file, line, 0, what);
        }
        if (sound.size() >= MOST) {
            throw new IllegalArgumentException("more than " + MOST + " checkpoints; verify the log in parts");
        }
        origin = Optional.of(checkpoint.origin());
        before = checkpoint.head().sequence();
        sound.add(new Signed(checkpoint, signer));
    }

    /** What the log must honour. */
    List<Anchor> anchors() {
        return sound.stream()
                .map(signed -> new Anchor(
                        "the checkpoint signed at " + signed.checkpoint().time(),
                        signed.checkpoint().head()))
                .toList();
    }

    /** How far {@code chain} is attested, empty when nothing of it is. */
    Optional<Attestation> of(ChainCheck chain) {
        Signed best = null;
        for (Signed signed : sound) {
            boolean met = chain.met(signed.checkpoint().head().sequence())
                    && signed.checkpoint().head().sequence() < problems.firstSequence();
            if (met && (best == null || !later(best, signed))) {
                best = signed;
            }
        }
        return Optional.ofNullable(best)
                .map(signed -> new Attestation(signed.checkpoint(), signed.signer(), sound.size()));
    }

    private static boolean later(Signed some, Signed other) {
        return some.checkpoint().head().sequence() > other.checkpoint().head().sequence();
    }
}
