package dev.agentfirewall.artifact.format.read;

import dev.agentfirewall.artifact.ArtifactPath;
import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.FormatProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Problems in the order they are found, each once, and only so many: a file can hold a million. Used by one thread. */
public final class Problems {
    private static final int MOST = 100;
    private static final int NAMES = 20;

    private final Set<FormatCode> allowed;
    private final Set<FormatProblem> found = new LinkedHashSet<>();
    private final Set<String> explained = new HashSet<>();

    public Problems(Set<FormatCode> allowed) {
        this.allowed = allowed;
    }

    /** Tells one. Names out of the file that {@code detail} quotes have gone through {@link #quoted}. */
    public void add(InspectedFile file, FormatCode code, String detail) {
        add(file.path(), code, detail);
    }

    public void add(String path, FormatCode code, String detail) {
        if (allowed.contains(code) || found.size() > MOST) {
            return;
        }
        found.add(
                found.size() < MOST
                        ? new FormatProblem(path, code, detail)
                        : new FormatProblem(path, FormatCode.AND_MORE, "more problems than the " + MOST + " told"));
    }

    /** Another file says what this one holds, and it fits: raw weights, by which nobody could recognise it. */
    public void explain(String path) {
        explained.add(path);
    }

    public List<FormatProblem> list() {
        List<FormatProblem> list = new ArrayList<>(found);
        list.removeIf(problem -> problem.code() == FormatCode.UNKNOWN && explained.contains(problem.path()));
        return list;
    }

    /** A name out of a hostile file, as it may be shown. */
    public static String quoted(String name) {
        return ArtifactPath.printable(name);
    }

    /** Some names out of a hostile file. */
    public static String quoted(Collection<String> names) {
        String shown = names.stream().limit(NAMES).map(Problems::quoted).collect(Collectors.joining(", "));
        return names.size() > NAMES ? shown + " and " + (names.size() - NAMES) + " more" : shown;
    }
}
