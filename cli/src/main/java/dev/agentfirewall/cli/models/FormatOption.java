package dev.agentfirewall.cli.models;

import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.format.FormatInspection;
import dev.agentfirewall.artifact.format.FormatProblem;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether files are judged by their content too. */
final class FormatOption {
    @Option(names = "--formats", description = "Also refuse what is not safe to open: pickles, code, lying headers.")
    private boolean asked;

    /** Whether every file is safe to open, as far as that was asked; what is not is told. */
    boolean accepts(ArtifactSource files, Report report) {
        if (!asked) {
            return true;
        }
        List<FormatProblem> problems = inspect(files);
        for (FormatProblem problem : problems) {
            report.line(line(problem));
            report.words(problem.toString());
        }
        return problems.isEmpty();
    }

    private static List<FormatProblem> inspect(ArtifactSource files) {
        try {
            return FormatInspection.strict().inspect(files);
        } catch (IOException e) {
            throw new UnreadableFileException(files.where(), "cannot be read");
        }
    }

    private static Json line(FormatProblem problem) {
        return Json.object()
                .put("problem", "unsafe_format")
                .put("path", problem.path())
                .put("code", problem.code().word())
                .put("detail", problem.detail())
                .build();
    }
}
