package dev.agentfirewall.cli.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.FakeGuardTier;
import dev.agentfirewall.cli.TestConsole;
import dev.agentfirewall.rag.classify.Threshold;
import dev.agentfirewall.rag.classify.Thresholds;
import dev.agentfirewall.scan.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

class CalibrateCommandTest {
    @TempDir
    Path folder;

    private final TestConsole console = TestConsole.piped("");
    private Path thresholds = Path.of("");

    @BeforeEach
    void setUp() {
        thresholds = folder.resolve("thresholds.json");
    }

    @Test
    void calibrate_enoughTexts_writesWhatTheReaderReadsAndNamesTheModel() throws IOException {
        int code = run("--benign", honest("email", 400).toString(), "-o", thresholds.toString(), "--json");

        assertThat(code).as(console.err()).isEqualTo(ExitCode.DONE);
        Thresholds read = ThresholdsFile.read(thresholds);
        assertThat(read.model()).isEqualTo(FakeGuardTier.MODEL);
        assertThat(read.of(Channel.EMAIL)).isEqualTo(new Threshold(Math.nextUp(0.380), Math.nextUp(0.396)));
        assertThat(read.of(Channel.WEB)).isEqualTo(new Threshold(0.5, 0.9));
        assertThat(console.out().lines().toList())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("{\"channel\":\"email\",\"texts\":400,\"repeated\":0,\"fitted\":true,")
                        .contains("\"flagged\":{\"texts\":3,\"of\":400,\"share\":0.0075,"))
                .last()
                .asString()
                .startsWith("{\"model\":\"" + FakeGuardTier.MODEL + "\",\"target\":0.01,\"fitted\":1,\"kept\":0,");
        assertThat(console.err()).contains("far below the shipped threshold");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void calibrate_tooFewTexts_isRefusedAndSaysHowManyItTakes() throws IOException {
        int code = run("--benign", honest("email", 299).toString(), "-o", thresholds.toString());

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err())
                .contains("email: the shipped threshold 0.900 is kept: 1 % takes 300 honest texts, and there are 299")
                .contains("no thresholds were written");
        assertThat(console.out()).isEmpty();
        assertThat(thresholds).doesNotExist();
    }

    @Test
    void calibrate_oneChannelOfTwo_isFittedAndTheOtherKept() throws IOException {
        int code = run(
                "--benign", honest("email", 300).toString(),
                "--benign", honest("web", 10).toString(),
                "-o", thresholds.toString());

        assertThat(code).isEqualTo(ExitCode.FOUND);
        Thresholds read = ThresholdsFile.read(thresholds);
        assertThat(read.of(Channel.EMAIL).flag()).isLessThan(0.9);
        assertThat(read.of(Channel.WEB).flag()).isEqualTo(0.9);
        assertThat(console.err()).contains("web: the shipped threshold 0.900 is kept");
    }

    @Test
    void calibrate_rulesFlagMoreThanTheTarget_saysNoThresholdHelps() throws IOException {
        Path flagged = lines(
                "rules.jsonl",
                IntStream.range(0, 20).mapToObj(i -> "0.1 " + i + " rule").collect(Collectors.joining("\n")));
        int code = run("--benign", honest("web", 300).toString(), "--benign", flagged.toString(), "--channel", "web");

        assertThat(code).isEqualTo(ExitCode.FOUND);
        assertThat(console.err()).contains("no threshold keeps to 1 %", "whatever the threshold: 20 (by rules");
    }

    @Test
    void calibrate_copiesOfOneText_countOnce() throws IOException {
        Path honest = honest("email", 299);
        Path again = Files.copy(honest, folder.resolve("again.jsonl"));

        assertThat(run("--benign", honest.toString(), "--benign", again.toString()))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err()).contains("there are 299", "299 texts that had come before were left out");
    }

    @Test
    void calibrate_folder_takesChannelsFromTheNearestFolderNamedAsOne() throws IOException {
        Path mails = Files.createDirectories(folder.resolve("in/email/2026"));
        Path pages = Files.createDirectories(folder.resolve("in/other"));
        for (int i = 0; i < 60; i++) {
            Files.writeString(mails.resolve(i + ".txt"), i / 1000.0 + " hello");
            Files.writeString(pages.resolve(i + ".txt"), i / 1000.0 + " hello");
        }
        Files.writeString(pages.resolve("notes.pdf"), "%PDF");

        int code =
                run("--benign", folder.resolve("in").toString(), "--channel", "web", "--target-fpr", "0.05", "--json");
        assertThat(code).as(console.err()).isEqualTo(ExitCode.DONE);
        assertThat(console.out())
                .contains("{\"channel\":\"email\",\"texts\":60,", "{\"channel\":\"web\",\"texts\":60,");
        assertThat(console.err()).contains("1 files passed over");
    }

    @Test
    void calibrate_attacks_showWhatTheShiftCostsAndMoveNoThreshold() throws IOException {
        Path attacks = lines(
                "attacks.jsonl",
                IntStream.range(0, 100).mapToObj(i -> i / 100.0 + " attack").collect(Collectors.joining("\n")));
        int code = run(
                "--benign",
                honest("web", 400).toString(),
                "--attacks",
                attacks.toString(),
                "--channel",
                "web",
                "--json");

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(console.out()).contains("\"caught\":{\"texts\":60,\"of\":100,", "\"caught_shipped\":{\"texts\":10,");
        assertThat(console.err()).contains("attacks, caught: 60 of 100", "+50.0 points", "give `-o FILE`");
    }

    @Test
    void calibrate_chart_isOneFileThatSaysInWordsWhatItShows() throws Exception {
        Path chart = folder.resolve("chart.svg");
        Path page = folder.resolve("page.html");
        Path attacks = lines("attacks.jsonl", "0.95 <attack> & more\n0.2 another");
        run(
                "--benign",
                honest("web", 400).toString(),
                "--attacks",
                attacks.toString(),
                "--channel",
                "web",
                "--chart",
                chart.toString(),
                "--html",
                page.toString());

        Document svg =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(chart.toFile());
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .contains("web: flag from 0.396", "3 of 400", "attacks, caught: 1 of 2");
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(Files.readString(page))
                .contains("<table>", "<caption>web: the trade-off</caption>", "<svg", FakeGuardTier.MODEL.toString())
                .doesNotContain("<script", "src=", "attack>", "another");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--target-fpr 0            | are shares from 0.0001 to 0.5",
                "--target-fpr 2            | are shares from 0.0001 to 0.5",
                "--note-fpr 0.001          | the second not below the first",
                "--channel fax             | `--channel` is none of user, document",
            })
    void calibrate_unsoundOption_isWrongUseBeforeAnythingIsLoaded(String option, String complaint) throws IOException {
        String[] words = option.split(" ", -1);
        CalibrateCommand neverLoads = new CalibrateCommand(console.console(), () -> {
            throw new AssertionError("the model was asked for");
        });

        assertThat(console.run(neverLoads, "--benign", honest("web", 1).toString(), words[0], words[1]))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err()).contains(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"text\":\"canary\"}                      | `channel` is missing; give it here, or `--channel`",
                "{\"text\":\"canary\",\"channel\":\"fax\"}  | `channel` is none of user, document",
                "{\"channel\":\"web\"}                      | `text` is missing",
                "canary                                     | not JSON",
            })
    void calibrate_damagedLine_isNamedAndNotQuoted(String line, String complaint) throws IOException {
        Path file = Files.writeString(folder.resolve("texts.jsonl"), "\n" + line + "\n");

        assertThat(run("--benign", file.toString())).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("texts.jsonl`:2: ", complaint).doesNotContain("canary");
    }

    @Test
    void calibrate_textWithoutAChannel_saysWhereToPutIt() throws IOException {
        Path file = Files.writeString(folder.resolve("mail.txt"), "0.1 hello");

        assertThat(run("--benign", file.toString())).isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err())
                .contains("mail.txt`: on which channel? Give `--channel`, or put it into a folder named user,");
    }

    @Test
    void calibrate_noSuchFile_isUnreadable() {
        assertThat(run("--benign", folder.resolve("none.jsonl").toString())).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("cannot be opened");
    }

    @Test
    void calibrate_nothingToRead_isWrongUse() {
        assertThat(run("--benign", folder.toString())).isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err()).contains("no texts in what `--benign` names");
    }

    @Test
    void calibrate_folderThatIsNotThere_isSaidAndNothingIsLeft() throws IOException {
        Path nowhere = folder.resolve("no/thresholds.json");

        assertThat(run("--benign", honest("web", 300).toString(), "-o", nowhere.toString()))
                .isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("cannot be written");
    }

    private int run(String... arguments) {
        return console.run(new CalibrateCommand(console.console(), FakeGuardTier::new), arguments);
    }

    /** Texts with the probabilities 0.000, 0.001 and so on. */
    private Path honest(String channel, int texts) throws IOException {
        String lines = IntStream.range(0, texts)
                .mapToObj(i ->
                        "{\"id\":" + i + ",\"channel\":\"" + channel + "\",\"text\":\"" + i / 1000.0 + " hello\"}\n")
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve(channel + ".jsonl"), lines);
    }

    private Path lines(String name, String texts) throws IOException {
        String lines =
                texts.lines().map(text -> "{\"text\":\"" + text + "\"}\n").collect(Collectors.joining());
        return Files.writeString(folder.resolve(name), lines);
    }
}
