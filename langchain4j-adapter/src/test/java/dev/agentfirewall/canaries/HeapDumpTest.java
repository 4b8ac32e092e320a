package dev.agentfirewall.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Once the time is over for which a text is remembered, not even a dump of the process's memory holds it. */
class HeapDumpTest {
    private static final int MOST_DUMPS = 40;

    @TempDir
    private Path folder;

    private final String seed = UUID.randomUUID().toString();
    private int dumps;

    @Test
    void heap_afterExpiry_holdsNoCanary() throws Exception {
        Process child = start();
        try (BufferedReader says = child.inputReader(StandardCharsets.US_ASCII);
                BufferedWriter tells = child.outputWriter(StandardCharsets.US_ASCII)) {
            assertThat(says.readLine()).isEqualTo("spent");
            tell("hold", says, tells);
            assertThat(dumped(says, tells)).as("what is held is found").isNotEmpty();
            tell("release", says, tells);

            Set<String> left = dumped(says, tells);
            while (!left.isEmpty() && dumps < MOST_DUMPS) { // each takes its time, and so do the caches
                left = dumped(says, tells);
            }
            assertThat(left).isEmpty();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static void tell(String line, BufferedReader says, BufferedWriter tells) throws IOException {
        tells.write(line + "\n");
        tells.flush();
        assertThat(says.readLine()).isEqualTo("done");
    }

    /** In which forms the heap holds a canary. */
    private Set<String> dumped(BufferedReader says, BufferedWriter tells) throws IOException {
        Path dump = folder.resolve("heap" + ++dumps + ".hprof");
        tell("dump " + dump, says, tells);
        try {
            return found(dump);
        } finally {
            Files.delete(dump);
        }
    }

    // Strings are Latin-1 or, in this machine's order, UTF-16; arrays of characters are written the other way round.
    private Set<String> found(Path dump) throws IOException {
        String mark = new Canaries(seed).mark();
        String heap = new String(Files.readAllBytes(dump), StandardCharsets.ISO_8859_1);
        assertThat(heap).contains(HeapChild.class.getName().replace('.', '/'));
        Set<String> forms = new TreeSet<>();
        if (heap.contains(mark)) {
            forms.add("Latin-1");
        }
        if (heap.contains(String.join("\0", mark.split("")))) {
            forms.add("UTF-16");
        }
        return forms;
    }

    private Process start() throws IOException {
        Path world = Files.createDirectory(folder.resolve("world"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        classPath(),
                        HeapChild.class.getName(),
                        seed,
                        world.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    // Tests may run on the class path or on the module path.
    private static String classPath() {
        return Stream.of("surefire.test.class.path", "java.class.path", "jdk.module.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
