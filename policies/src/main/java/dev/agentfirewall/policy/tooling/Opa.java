package dev.agentfirewall.policy.tooling;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The pinned Open Policy Agent, as a program on this machine. Needed to test and build rules; never to decide. */
public final class Opa {
    /** The version that rules are built with. */
    public static final String VERSION = "1.22.2";

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path program;

    private Opa(Path program) {
        this.program = program;
    }

    /**
     * What a run left behind.
     *
     * @param code its exit status; 0 is well
     * @param out what it printed
     * @param err what it complained of
     */
    record Run(int code, String out, String err) {
        boolean well() {
            return code == 0;
        }

        /** Everything it said. */
        String said() {
            return (err + out).strip();
        }
    }

    /**
     * Finds it: where {@code policies/install-opa} puts it, below {@code AGENT_FIREWALL_CACHE} or the working directory's
     * {@code .cache}, else on the path.
     *
     * @throws PolicyToolException when it is nowhere, or only in another version
     */
    public static Opa find() {
        return find(Path.of(""), System.getenv());
    }

    static Opa find(Path here, Map<String, String> environment) {
        List<Path> places =
                places(here, environment).filter(Files::isExecutable).toList();
        List<String> others = new ArrayList<>();
        for (Path place : places) {
            String version = new Opa(place).version();
            if (version.equals(VERSION)) {
                return new Opa(place);
            }
            others.add("`" + place + "` is version " + version);
        }
        throw new PolicyToolException("OPA " + VERSION + " not found"
                + (others.isEmpty() ? "" : " (" + String.join(", ", others) + ")")
                + ": run `policies/install-opa`, which builds it with Go, or put an `opa` of this version on the PATH");
    }

    private static Stream<Path> places(Path here, Map<String, String> environment) {
        Path cache = Optional.ofNullable(environment.get("AGENT_FIREWALL_CACHE"))
                .map(Path::of)
                .orElse(here.resolve(".cache"));
        Stream<Path> onPath = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "opa"));
        return Stream.concat(
                Stream.of(cache.resolve("opa").resolve(VERSION).resolve("opa").toAbsolutePath()), onPath);
    }

    private String version() {
        return run(Path.of("").toAbsolutePath(), List.of("version"))
                .out()
                .lines()
                .filter(line -> line.startsWith("Version: "))
                .map(line -> line.substring("Version: ".length()).strip())
                .findFirst()
                .orElse("unknown");
    }

    /** Runs {@code opa} with these arguments in {@code folder}, to its end. */
    Run run(Path folder, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        try {
            return run(folder, command, Files.createTempFile("opa", ".out"), Files.createTempFile("opa", ".err"));
        } catch (IOException e) {
            throw new PolicyToolException("`" + program + "` cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PolicyToolException("interrupted while `opa " + arguments.get(0) + "` ran", e);
        }
    }

    // Into files: a program that fills a pipe which nobody reads never ends.
    private static Run run(Path folder, List<String> command, Path out, Path err)
            throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new PolicyToolException(
                        "`opa " + command.get(1) + "` did not end within " + LIMIT.toMinutes() + " minutes");
            }
            return new Run(process.exitValue(), text(out), text(err));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "OPA " + VERSION + " at `" + program + "`";
    }
}
