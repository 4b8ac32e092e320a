package dev.agentfirewall.artifact.format;

import dev.agentfirewall.artifact.ArtifactPath;
import java.util.Objects;

/**
 * One reason why a file is not opened.
 *
 * @param path its name in the model; what lies in an archive is told as {@code archive!entry}
 * @param code why, in a word
 * @param detail why, for people; fit to be shown
 */
public record FormatProblem(String path, FormatCode code, String detail) {
    public FormatProblem {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }

    @Override
    public String toString() {
        return ArtifactPath.printable(path) + " " + code.word() + ": " + detail;
    }
}
