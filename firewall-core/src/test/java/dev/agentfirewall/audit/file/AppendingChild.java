package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.json.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that appends from three threads until it is killed, and says each receipt on standard output once it has it. One
 * thread's records are large, so that a kill can hit in the middle of a write.
 */
final class AppendingChild {
    private AppendingChild() {}

    public static void main(String[] args) throws AuditException {
        FileAuditConfig config = FileAuditConfig.in(Path.of(args[0]))
                .withMaxSegmentBytes(4_000_000)
                .withSyncInterval(Duration.ofMillis(20));
        FileAuditSink sink = FileAuditSink.open(config);
        for (String text : List.of("small", "small", "x".repeat(400_000))) {
            new Thread(() -> appendForEver(sink, text)).start();
        }
    }

    private static void appendForEver(FileAuditSink sink, String text) {
        try {
            for (int i = 0; ; i++) {
                System.out.println(
                        sink.append(Json.object().put("i", i).put("text", text).build()));
            }
        } catch (AuditException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the program in a JVM of its own, what it says to be read by the caller. */
    static Process start(Path directory, ProcessBuilder.Redirect errors) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        classPath(),
                        AppendingChild.class.getName(),
                        directory.toString())
                .redirectError(errors)
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
