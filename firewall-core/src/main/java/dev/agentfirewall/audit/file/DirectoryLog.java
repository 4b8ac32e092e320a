package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.AuditProblem.Kind;
import dev.agentfirewall.audit.file.ChainCheck.Anchor;
import dev.agentfirewall.audit.file.HeadFile.MalformedHeadException;
import dev.agentfirewall.audit.file.LineReader.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log in files.
 *
 * @param directory that holds them
 */
record DirectoryLog(Path directory) implements LogSource {

    @Override
    public Optional<Anchor> end(ProblemList problems) {
        try {
            return HeadFile.read(directory).map(noted -> new Anchor("`audit.head`", noted));
        } catch (MalformedHeadException e) {
            problems.add(Kind.CHANGED, LogFormat.HEAD_FILE, 1, 0, "the file is not as the log writes it");
        } catch (IOException e) {
            problems.add(Kind.UNREADABLE, LogFormat.HEAD_FILE, 0, 0, "the file cannot be read");
        }
        return Optional.empty();
    }

    @Override
    public void checkpoints(AttestationCheck check) throws AuditException {
        check.beside(LogFormat.segments(directory));
    }

    @Override
    public long first() throws AuditException {
        List<Path> segments = LogFormat.segments(directory);
        return segments.isEmpty() ? 1 : firstOf(segments.get(0));
    }

    @Override
    public int walk(ChainCheck check, ProblemList problems) throws AuditException {
        List<Path> segments = LogFormat.segments(directory);
        for (Path segment : segments) {
            boolean last = segment.equals(segments.get(segments.size() - 1));
            walk(segment, last, check, problems);
        }
        return segments.size();
    }

    @Override
    public AuditException none() {
        return new AuditException(
                "no audit log in `" + directory + "`: give the directory that holds the `audit-….jsonl` files");
    }

    private static void walk(Path segment, boolean last, ChainCheck check, ProblemList problems) {
        String name = String.valueOf(segment.getFileName());
        check.enter(name);
        long number = 0;
        try (LineReader lines = new LineReader(segment)) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                number = line.number();
                step(line, last, segment, check);
            }
        } catch (IOException e) {
            problems.add(Kind.UNREADABLE, name, number + 1, 0, "the file cannot be read on from here");
        }
    }

    private static void step(Line line, boolean last, Path segment, ChainCheck check) throws IOException {
        Line whole = line.complete() ? line : completed(segment, line);
        if (whole != null) {
            check.line(whole, firstOf(segment));
        } else if (last) {
            check.torn(line);
        } else {
            check.unended(line);
        }
    }

    // A firewall may be in the middle of writing this line; what was not whole a moment ago may be now.
    private static @Nullable Line completed(Path segment, Line line) throws IOException {
        try (LineReader again = new LineReader(segment, line.offset())) {
            Line now = again.next();
            return now != null && now.complete() ? new Line(line.offset(), line.number(), now.bytes(), true) : null;
        }
    }

    private static long firstOf(Path segment) {
        return LogFormat.firstSequence(segment).orElse(0);
    }
}
