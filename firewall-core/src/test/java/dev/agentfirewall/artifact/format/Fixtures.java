package dev.agentfirewall.artifact.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/** The files under {@code fixtures/}, which {@code make.py} makes, and what inspection says of bytes. */
final class Fixtures {
    private Fixtures() {}

    static byte[] bytes(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("fixtures/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no fixture " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<FormatProblem> problems(String path, byte[] bytes) {
        return problems(FormatPolicy.STRICT, path, bytes);
    }

    static List<FormatProblem> problems(String path, String text) {
        return problems(path, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<FormatProblem> problems(FormatPolicy policy, String path, byte[] bytes) {
        try {
            return FormatInspection.with(policy).inspect(path, ByteSource.of(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of the problems found, each once, in order of the alphabet. */
    static String codes(String path, byte[] bytes) {
        return codes(problems(path, bytes));
    }

    static String codes(String path, String text) {
        return codes(problems(path, text));
    }

    static String codes(List<FormatProblem> problems) {
        TreeSet<String> words = new TreeSet<>();
        problems.forEach(problem -> words.add(problem.code().word()));
        return String.join(" ", words);
    }
}
