package dev.agentfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, with a build and a Java that only say that they were called. */
class LauncherTest {
    private static final Path LAUNCHER =
            Path.of("..", "agent-firewall").toAbsolutePath().normalize();

    @TempDir
    private Path folder = Path.of("");

    private Path home = Path.of("");

    @BeforeEach
    void setUp() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh here");
        home = Files.createDirectories(folder.resolve("a checkout"));
        Files.createDirectories(home.resolve("cli/src/main"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        script(home.resolve("agent-firewall"), Files.readString(LAUNCHER));
        script(home.resolve("mvnw"), "#!/bin/sh\necho built >>\"$(dirname \"$0\")/builds\"\n");
        java("17.0.15");
    }

    @Test
    void launcher_first_buildsThenPassesArgumentsOn() throws Exception {
        Run run = launch("scan", "--jsonl", "a file");

        assertThat(run.err()).contains("building");
        assertThat(run.out()).endsWith("dev.agentfirewall.cli.AgentFirewall|scan|--jsonl|a file|\n");
        assertThat(run.out()).contains("-Dagentfirewall.terminal=false|");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void launcher_again_doesNotBuildAndSaysNothing() throws Exception {
        launch("demo");

        assertThat(launch("demo").err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void launcher_afterASourceChanged_buildsAgain() throws Exception {
        launch("demo");
        Path source = Files.writeString(home.resolve("cli/src/main/New.java"), "class New {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        launch("demo");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void launcher_throughALinkFromElsewhere_findsItsHome() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("af"), Path.of("a checkout", "agent-firewall"));

        Run run = start(link, "demo");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("a checkout/cli/target/quick/classes");
    }

    @Test
    void launcher_brokenBuild_showsItsEndAndFails() throws Exception {
        script(home.resolve("mvnw"), "#!/bin/sh\necho COMPILATION ERROR\nexit 1\n");

        Run run = launch("demo");

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("COMPILATION ERROR", "the build failed");
        assertThat(run.out()).isEmpty();
        assertThat(launch("demo").err()).contains("the build failed"); // it is not taken for built
    }

    @Test
    void launcher_oldJava_saysWhatIsNeeded() throws Exception {
        java("11.0.2");

        Run run = launch("demo");

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("is Java 11; a JDK 17 or newer is needed");
    }

    @Test
    void launcher_javaHomeThatIsNone_saysSo() throws Exception {
        Files.delete(folder.resolve("jdk/bin/java"));

        Run run = launch("demo");

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("JAVA_HOME is set to", "has no bin/java");
    }

    private Run launch(String... arguments) throws Exception {
        return start(home.resolve("agent-firewall"), arguments);
    }

    private Run start(Path launcher, String... arguments) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(launcher.toString());
        builder.command().addAll(java.util.List.of(arguments));
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private int builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    private void java(String version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        script(
                bin.resolve("java"),
                "#!/bin/sh\nif [ \"$1\" = -version ]; then echo 'openjdk version \"" + version
                        + "\" 2025-04-15' >&2; exit; fi\nprintf '%s|' \"$@\"\necho\n");
        script(bin.resolve("javac"), "#!/bin/sh\n");
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Run(int code, String out, String err) {}
}
