package dev.agentfirewall.artifact.format.onnx;

import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.MalformedException;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.util.Set;

/** SentencePiece's vocabulary, {@code tokenizer.model}: pieces of text, each with a score. Sound to its last byte, or not recognised. */
public final class SentencePieceInspector implements Inspector {
    private static final int MAX_PIECE = 1 << 12;

    @Override
    public String format() {
        return "SentencePiece";
    }

    @Override
    public Set<String> endings() {
        return Set.of("spm");
    }

    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        WireReader model = new WireReader(file.bytes());
        boolean pieces = false;
        try {
            while (model.next()) {
                if (model.field() > 5 || !model.isBytes()) {
                    return false;
                }
                if (model.field() == 1) {
                    checkPiece(model.message());
                    pieces = true;
                }
            }
        } catch (MalformedException e) {
            return false;
        }
        return pieces;
    }

    private static void checkPiece(WireReader piece) throws IOException, MalformedException {
        boolean text = false;
        while (piece.next()) {
            if (piece.field() == 1) {
                text = !piece.text(MAX_PIECE).isEmpty();
            } else if (piece.field() > 3 || piece.isBytes()) {
                throw new MalformedException("a piece holds more than text, score and kind");
            }
        }
        if (!text) {
            throw new MalformedException("a piece without text");
        }
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) {
        // recognised only when all of it made sense, and all of it is words and numbers
    }
}
