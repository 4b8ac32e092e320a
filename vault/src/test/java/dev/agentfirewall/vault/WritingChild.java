package dev.agentfirewall.vault;

import dev.agentfirewall.decision.Subject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that keeps numbered calls of two subjects in a vault until it is killed, and says each on standard output once it is kept. Seen from the
 * test: a process, and what it has said so far.
 */
final class WritingChild implements AutoCloseable {
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private final Process process;
    private final Map<String, Integer> kept = new ConcurrentHashMap<>();
    private final Thread listener;

    private WritingChild(Process process) {
        this.process = process;
        this.listener = new Thread(this::listen);
        listener.start();
    }

    /** The program: a vault's folder, its key file, a name for this writer. */
    public static void main(String[] args) throws Exception {
        Vault vault = Vault.open(VaultConfig.in(Path.of(args[0]), KeyFile.read(Path.of(args[1])))
                .patience(PATIENT)
                .maxFileBytes(5_000));
        for (int i = 0; ; i++) {
            for (String subject : List.of("emma", "bob")) {
                vault.keep(Vaults.called(Subject.of(subject), args[2], "{\"i\":" + i + "}"));
                System.out.println(subject + " " + i);
            }
        }
    }

    static WritingChild start(Path vault, Path key, String name) throws IOException {
        return new WritingChild(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        classPath(),
                        WritingChild.class.getName(),
                        vault.toString(),
                        key.toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                kept.put(words[0], Integer.parseInt(words[1]));
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return; // the kill has cut the last line
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last number that is known to be kept of {@code subject}; -1 where none is. */
    int kept(String subject) {
        return kept.getOrDefault(subject, -1);
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Kills it, wherever it is, and hears what it has still said. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        listener.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    // Tests may run on the class path or on the module path.
    private static String classPath() {
        return Stream.of("surefire.test.class.path", "java.class.path", "jdk.module.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
