package dev.agentfirewall.artifact.format.pickle;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.Cursor;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pickles, one or several in a row (as old PyTorch files are, with raw weights behind them). A pickle is a program; each is refused, and told
 * with what it would import.
 *
 * <p><b>Limitations.</b> An import says that code would run, not what it does: a harmless name may hide a harmful call.
 */
public final class PickleInspector implements Inspector {
    private static final int MAX_IN_A_ROW = 16;

    @Override
    public String format() {
        return "pickle";
    }

    @Override
    public Set<String> endings() {
        return Set.of("pkl", "pickle", "joblib");
    }

    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        return PickleWalk.from(new Cursor(file.bytes())).convincing();
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        inspect(file, new Cursor(file.bytes()), problems);
    }

    /** Tells of the pickles that start where {@code in} stands. */
    static void inspect(InspectedFile file, Cursor in, Problems problems) throws IOException {
        PickleContent first = PickleWalk.from(in);
        Set<String> imports = new TreeSet<>(first.imports());
        PickleContent last = first;
        int pickles = 1;
        while (last.complete() && !in.atEnd() && pickles < MAX_IN_A_ROW) {
            last = PickleWalk.from(in);
            boolean another = last.complete() || last.convincing();
            pickles += another ? 1 : 0;
            imports.addAll(another ? last.imports() : Set.of());
        }
        tell(file, first, pickles, imports, problems);
        if (last.complete() && !in.atEnd()) {
            problems.add(file, FormatCode.PICKLE_INCOMPLETE, "more than " + MAX_IN_A_ROW + " pickles in a row");
        }
    }

    private static void tell(
            InspectedFile file, PickleContent first, int pickles, Set<String> imports, Problems problems) {
        String what = pickles == 1 ? "a pickle, importing " : pickles + " pickles in a row, importing ";
        problems.add(file, FormatCode.PICKLE, what + (imports.isEmpty() ? "nothing" : Problems.quoted(imports)));
        Set<String> beyond = TensorImports.beyond(imports);
        if (!beyond.isEmpty()) {
            problems.add(file, FormatCode.PICKLE_IMPORT, "more than tensors need: " + Problems.quoted(beyond));
        }
        if (!first.complete()) {
            problems.add(file, FormatCode.PICKLE_INCOMPLETE, "what follows is not known: " + first.broken());
        }
    }
}
