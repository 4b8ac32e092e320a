package dev.agentfirewall.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.faults.log.Logged;
import dev.agentfirewall.policy.server.OpaServer;
import dev.agentfirewall.policy.server.OpaServerPolicyDecisionPoint;
import dev.agentfirewall.vault.KeyFile;
import dev.agentfirewall.vault.Vault;
import dev.agentfirewall.vault.VaultQuery;
import dev.agentfirewall.vault.VaultReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Canaries in every text that comes in or goes out: no log, metric, span, audit record, exception or {@code toString} tells one, in any form. */
class NothingIsToldTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final Canaries canaries = new Canaries(UUID.randomUUID().toString());
    private final StringBuilder thrown = new StringBuilder();

    @BeforeEach
    void listen() {
        Logged.listen();
    }

    @Test
    void day_withSoundParts_isToldToNobody() throws Exception {
        try (World world = new World(folder, HOUR)) {
            Day day = new Day(canaries);
            day.passes(world);
            Directly directly = new Directly(canaries, world.firewall);
            directly.passes();

            assertThat(day.sent()).singleElement().asString().startsWith(canaries.address(1));
            assertThat(canaries.foundIn(directly.answer())).contains("plain");
            assertThat(world.vault.kept()).isGreaterThan(5);
            assertThat(world.audit.records()).hasSizeGreaterThan(15);
            assertThat(world.spans.getFinishedSpanItems()).hasSizeGreaterThan(30);
            assertToldNothing(world, directly.told());
            assertToldNothing(world, bytes(world.vaultFolder));
        }
    }

    /** What breaks, and with a message that quotes what it was given wherever one can be made to. */
    static Stream<Arguments> broken() {
        OpaServer nobody = OpaServer.at(URI.create("http://127.0.0.1:9")).build();
        return Stream.of(
                otherwise("scanner", builder -> builder.scanner(new Quoting.Looks())),
                otherwise("policy", builder -> builder.policy(new Quoting.Policy())),
                otherwise("OPA is down", builder -> builder.policy(new OpaServerPolicyDecisionPoint(nobody))),
                otherwise("output", builder -> builder.output(new Quoting.Looks())),
                otherwise(
                        "approvals",
                        builder -> builder.approvals(request -> {
                            throw new IllegalStateException(request.call().canonicalArguments());
                        })),
                otherwise("audit", builder -> builder.audit(new Quoting.Sink())),
                otherwise("pseudonyms are over", builder -> builder.pseudonyms(Duration.ofNanos(1))));
    }

    private static Arguments otherwise(String name, UnaryOperator<Firewall.Builder> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void part_thatBreaks_isToldWithoutWhatItWasGiven(String name, UnaryOperator<Firewall.Builder> change)
            throws Exception {
        try (World world = new World(folder, HOUR, change)) {
            Directly directly = new Directly(canaries, world.firewall);
            attempt(directly::passes);
            attempt(() -> new Day(canaries).passes(world));
            attempt(() -> new Day(canaries).streams(world));

            assertToldNothing(world, directly.told());
        }
    }

    @Test
    void vault_thatCannotBeWritten_refusesAndTellsNothing() throws Exception {
        try (World world = new World(folder, HOUR)) {
            Files.move(world.vaultFolder, folder.resolve("moved"));
            Files.createFile(world.vaultFolder);
            Day day = new Day(canaries);
            attempt(() -> day.passes(world));

            assertThat(day.sent()).isEmpty();
            assertThat(day.answer() + thrown).contains("evidence");
            assertToldNothing(world, day.answer());
        }
    }

    @Test
    void vault_withAnotherKeyOrBrokenRecords_saysSoAndTellsNothing() throws Exception {
        try (World world = new World(folder, HOUR)) {
            new Day(canaries).passes(world);
            KeyFile another = KeyFile.read(World.keyFile(folder.resolve("other.key")));
            KeyFile key = KeyFile.read(folder.resolve("vault.key"));
            attempt(() -> Vault.attend(world.vaultFolder, another));
            breakRecords(world.vaultFolder.resolve("records"));
            VaultReader reader = Vault.attend(world.vaultFolder, key).reader(new MemoryAuditSink(), "test");
            StringBuilder shown = new StringBuilder();
            attempt(() -> reader.show(VaultQuery.ALL, shown::append));
            attempt(() -> shown.append(reader.runs(VaultQuery.ALL).next()));

            assertThat(thrown.toString()).contains("is not in the key file");
            assertThat(reader.damaged()).isPositive();
            assertToldNothing(world, shown.toString());
        }
    }

    @Test
    void foundIn_eachForm_isSeen() {
        assertThat(canaries.forms().values())
                .allSatisfy(
                        form -> assertThat(canaries.foundIn("a " + form + " b")).isPresent());
        assertThat(canaries.foundIn(new Canaries("another").forms().toString())).isEmpty();
    }

    @Test
    void logged_byAnyLibraryAtAnyLevel_isHeard() {
        LoggerFactory.getLogger("one").trace("told {}", canaries.word(1));
        System.getLogger("other").log(System.Logger.Level.TRACE, "told " + canaries.word(1));
        assertThat(Logged.heard()).extracting(Logged.Line::logger).contains("one", "other");
        assertThat(canaries.foundIn(logged())).contains("plain");
    }

    /** Names and contents of all files in {@code folder}. */
    private static String bytes(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(file).append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static void breakRecords(Path records) throws IOException {
        try (Stream<Path> files = Files.walk(records)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<String> lines = Files.readAllLines(file);
                lines.replaceAll(line -> line.contains("called") ? line.substring(9) : swapped(line));
                Files.write(file, lines);
            }
        }
    }

    /** Still a record by its form. */
    private static String swapped(String line) {
        return line.replaceFirst("(\"body\":\".{40})(.)(.)", "$1$3$2");
    }

    private void assertToldNothing(World world, String... more) {
        assertThat(canaries.foundIn(world.told()))
                .as("metrics, spans and audit log")
                .isEmpty();
        assertThat(canaries.foundIn(logged())).as("logs").isEmpty();
        assertThat(canaries.foundIn(thrown.toString())).as("exceptions").isEmpty();
        for (String text : more) {
            assertThat(canaries.foundIn(text))
                    .as("what public objects say, and files hold")
                    .isEmpty();
        }
    }

    /** What was logged, but for what LangChain4j may log by itself: the host is told to keep it above DEBUG. */
    private static String logged() {
        return Logged.heard().stream()
                .filter(line -> !line.logger().startsWith("dev.langchain4j."))
                .map(Logged.Line::toString)
                .collect(Collectors.joining("\n"));
    }

    /** Something that may throw. */
    private interface Attempt {
        void make() throws Exception;
    }

    private void attempt(Attempt attempt) {
        try {
            attempt.make();
        } catch (Exception e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text, true));
            thrown.append(text);
        }
    }
}
