package dev.agentfirewall.recording;

import static dev.agentfirewall.recording.Turns.answer;
import static dev.agentfirewall.recording.Turns.call;
import static dev.agentfirewall.recording.Turns.result;
import static dev.agentfirewall.recording.Turns.system;
import static dev.agentfirewall.recording.Turns.turn;
import static dev.agentfirewall.recording.Turns.user;
import static dev.agentfirewall.recording.Turns.withheld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FileRunRecorderTest {
    @TempDir
    Path temp;

    @Test
    void requestsOfOneConversation_areOneRun() throws Exception {
        List<String> lines = recorded(
                turn("a", call("x", "read", "{}"), system("Be kind."), user("Hello")),
                turn(
                        "a",
                        answer("Done"),
                        system("Be kind."),
                        user("Hello"),
                        call("x", "read", "{}"),
                        result("x", "news")));
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .endsWith("\"messages\":[{\"content\":\"Be kind.\",\"role\":\"system\"},"
                                + "{\"content\":\"Hello\",\"role\":\"user\"},"
                                + "{\"content\":null,\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"arguments\":\"{}\","
                                + "\"name\":\"read\"},\"id\":\"call_0\",\"type\":\"function\"}]},"
                                + "{\"content\":\"news\",\"name\":\"read\",\"role\":\"tool\",\"tool_call_id\":\"call_0\"},"
                                + "{\"content\":\"Done\",\"role\":\"assistant\"}],\"suite\":\"recorded\"}"));
    }

    @Test
    void memoryThatWasTrimmed_goesOnInTheSameRun() throws Exception {
        List<String> lines = recorded(
                turn("a", answer("one"), user("first")),
                turn("a", answer("two"), user("first"), answer("one"), user("second")),
                turn("a", answer("three"), user("second"), answer("two"), user("third")));
        assertThat(lines)
                .singleElement()
                .asString()
                .containsSubsequence("first", "one", "second", "two", "third", "three")
                .containsOnlyOnce("second");
    }

    @Test
    void requestThatShowsNothingMore_isARunOfItsOwn() throws Exception {
        assertThat(recorded(turn("a", answer("one"), user("first")), turn("a", answer("two"), user("first"))))
                .hasSize(2);
    }

    @Test
    void answerThatTheApplicationRewrote_isAsItWasRemembered() throws Exception {
        List<String> lines = recorded(
                turn("a", answer("raw"), user("first")),
                turn("a", answer("ok"), user("first"), answer("polished"), user("next")));
        assertThat(lines).singleElement().asString().contains("polished").doesNotContain("raw");
    }

    @Test
    void callsWithOneId_areNumberedApartAndAnsweredInOrder() throws Exception {
        List<String> lines = recorded(turn(
                "a",
                answer("ok"),
                user("go"),
                call("same", "read", "{}"),
                result("same", "first"),
                call("same", "read", "{}"),
                withheld("same")));
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("\"content\":\"first\",\"name\":\"read\",\"role\":\"tool\",\"tool_call_id\":\"call_0\"")
                .contains("\"id\":\"call_1\"")
                .doesNotContain("\"tool_call_id\":\"call_1\"", "not run");
    }

    @Test
    void value_knownForASecretInOnePlace_isReplacedInAll() throws Exception {
        List<String> lines = recorded(turn(
                "a",
                answer("I used hunter2, not hunter25."),
                user("Write to ann.lee@acme.example"),
                call("x", "read", "{\"to\":\"ann.lee@acme.example\",\"key\":\"hunter2\"}"),
                result("x", "password: hunter2 for ann.lee@acme.example")));
        assertThat(lines)
                .singleElement()
                .asString()
                .doesNotContain("ann.lee", "\"hunter2\"", "hunter2 ", "hunter2,")
                .contains(
                        "Write to email-1@redacted.example",
                        "hunter25",
                        "{\\\"key\\\":\\\"[PASSWORD_1]\\\",\\\"to\\\":\\\"email-1@redacted.example\\\"}");
    }

    @Test
    void text_thatCannotBeLookedThrough_isNotWritten() throws Exception {
        assertThat(recorded(turn("a", answer("ok"), user("ENDLESS mail of ann@acme.example"))))
                .singleElement()
                .asString()
                .contains(RunRedaction.UNREAD)
                .doesNotContain("ENDLESS", "ann");
    }

    @Test
    void run_thatGrowsTooLong_endsAndSaysSo() throws Exception {
        List<String> lines = recorded(
                builder -> builder.longest(60),
                turn("a", answer("one"), user("short")),
                turn("a", answer("two"), user("short"), answer("one"), user("long ".repeat(20))),
                turn(
                        "a",
                        answer("three"),
                        user("short"),
                        answer("one"),
                        user("long ".repeat(20)),
                        answer("two"),
                        user("x")));
        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("{\"cut\":true,")
                .contains("short", "one")
                .doesNotContain("long", "three");
    }

    @Test
    void files_holdSoManyRunsAndAreTheOwnersAlone() throws Exception {
        recorded(
                builder -> builder.runsPerFile(1),
                turn("a", answer("ok"), user("one")),
                turn("b", answer("ok"), user("two")));
        assertThat(files("jsonl")).hasSize(2);
        assumeThat(temp.getFileSystem().supportedFileAttributeViews()).contains("posix");
        assertThat(permissions(folder())).isEqualTo("rwx------");
        try (Stream<Path> all = Files.list(folder())) {
            assertThat(all).allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void tools_areWrittenBesideTheRunsRedacted() throws Exception {
        recorded(turn("a", answer("ok"), user("one")));
        assertThat(Files.readString(folder().resolve("recorded.tools.json")))
                .contains("\"name\":\"send_email\"", "Ask email-1@redacted.example for help")
                .doesNotContain("ops@");
        ToolDescriptor said = ToolDeclarations.read(folder().resolve("recorded.declarations.json"))
                .describe(Optional.empty(), "send_email", Optional.empty());
        assertThat(said.declared()).isTrue();
        assertThat(said.primaryEffect()).isEqualTo(Effect.SEND);
    }

    @Test
    void tools_ofAnEarlierStart_areKept() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(
                folder().resolve("recorded.tools.json"), "[{\"type\":\"function\",\"function\":{\"name\":\"old\"}}]");
        recorded(turn("a", answer("ok"), user("one")));
        assertThat(Files.readString(folder().resolve("recorded.tools.json"))).contains("\"old\"", "\"send_email\"");
    }

    @Test
    @Timeout(60)
    void idleConversation_isWrittenWhileTheRecorderRuns() throws Exception {
        try (FileRunRecorder recorder = FileRunRecorder.in(folder(), new PatternScanner())
                .idle(Duration.ZERO)
                .start()) {
            recorder.answered(turn("a", answer("ok"), user("one")));
            awaitWritten(recorder, 1);
        }
        assertThat(lines()).hasSize(1);
    }

    @Test
    void whatCannotBeWritten_isCountedAndFailsNobody() throws Exception {
        FileRunRecorder recorder =
                FileRunRecorder.in(folder(), new PatternScanner()).start();
        Files.delete(folder());
        recorder.answered(turn("a", answer("ok"), user("one")));
        recorder.close();
        recorder.answered(turn("a", answer("ok"), user("late")));
        assertThat(recorder.written()).isZero();
        assertThat(recorder.dropped()).isEqualTo(3); // the tools, the run, and what came too late
    }

    @Test
    @Timeout(60)
    void fileThatWasTakenAway_isFollowedByANewOne() throws Exception {
        try (FileRunRecorder recorder = FileRunRecorder.in(folder(), new PatternScanner())
                .idle(Duration.ZERO)
                .start()) {
            recorder.answered(turn("a", answer("ok"), user("one")));
            awaitWritten(recorder, 1);
            Files.delete(files("jsonl").get(0));
            recorder.answered(turn("b", answer("ok"), user("lost")));
            while (recorder.dropped() == 0) {
                Thread.onSpinWait();
            }
            recorder.answered(turn("c", answer("ok"), user("kept")));
            awaitWritten(recorder, 2);
        }
        assertThat(lines()).singleElement().asString().contains("kept");
    }

    private static void awaitWritten(FileRunRecorder recorder, long runs) {
        while (recorder.written() < runs) {
            Thread.onSpinWait();
        }
    }

    @Test
    @Timeout(60)
    void whatIsTooMuchToKeepUpWith_isLeftOutAndNobodyWaits() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        FileRunRecorder recorder =
                FileRunRecorder.in(folder(), new StuckScanner(slow)).start();
        for (int i = 0; i < 3_000; i++) {
            recorder.answered(turn("conversation " + i, answer("ok"), user("one")));
        }
        assertThat(recorder.dropped()).isPositive();
        slow.countDown();
        recorder.close();
        assertThat(recorder.written() + recorder.dropped()).isEqualTo(3_000);
    }

    @Test
    void suite_thatIsNoFileName_isRefused() {
        assertThatThrownBy(() -> FileRunRecorder.in(temp, Scanner.none()).suite("../up"))
                .hasMessageContaining("a suite is called by");
    }

    private List<String> recorded(Turn... turns) throws IOException {
        return recorded(builder -> builder, turns);
    }

    private List<String> recorded(UnaryOperator<FileRunRecorder.Builder> with, Turn... turns) throws IOException {
        try (FileRunRecorder recorder =
                with.apply(FileRunRecorder.in(folder(), new PatternScanner())).start()) {
            Stream.of(turns).forEach(recorder::answered);
        }
        return lines();
    }

    private Path folder() {
        return temp.resolve("runs");
    }

    private List<String> lines() throws IOException {
        return files("jsonl").stream().flatMap(FileRunRecorderTest::linesOf).toList();
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.list(folder())) {
            return all.filter(file -> file.toString().endsWith("." + ending)).toList();
        }
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at nothing until it is let go. */
    private record StuckScanner(CountDownLatch until) implements Scanner {
        @Override
        public ScanReport scan(String text, Channel channel) {
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ScanReport.clean();
        }

        @Override
        public String name() {
            return "stuck";
        }
    }
}
