package dev.agentfirewall.redteam.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.redteam.run.RecordedRun.Purpose;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RunReaderTest {
    private static final String RUN = "{\"id\":\"r1\",\"suite\":\"office\",\"attack\":null,\"messages\":["
            + "{\"role\":\"developer\",\"content\":\"Be kind.\"},"
            + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Look\"},{\"type\":\"image_url\"}]},"
            + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\","
            + "\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}}]},"
            + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"seen\"}],\"labels\":{\"c1\":\"task\"}}";

    @Test
    void next_plainLines_readsEachRun() throws Exception {
        List<RecordedRun> runs = all(("\n" + RUN + "\r\n \n" + RUN).getBytes(StandardCharsets.UTF_8));

        assertThat(runs).hasSize(2);
        RecordedRun run = runs.get(0);
        assertThat(run.id()).isEqualTo("r1");
        assertThat(run.suite()).isEqualTo("office");
        assertThat(run.hostile()).isFalse();
        assertThat(run.labels()).containsExactly(java.util.Map.entry("c1", Purpose.TASK));
        assertThat(run.messages())
                .extracting(RecordedMessage::role)
                .containsExactly(
                        RecordedMessage.Role.SYSTEM,
                        RecordedMessage.Role.USER,
                        RecordedMessage.Role.ASSISTANT,
                        RecordedMessage.Role.TOOL);
        assertThat(run.messages().get(1).opaque()).isEqualTo(1);
    }

    @Test
    void next_packedFile_isUnpackedWhateverItsName() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(RUN.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(all(packed.toByteArray())).hasSize(1);
    }

    @Test
    void next_linesLongerThanTheBuffer_areReadWhole() throws Exception {
        String longer = RUN.replace("seen", "seen ".repeat(40_000));

        List<RecordedRun> runs = all((longer + "\n" + RUN + "\n" + longer).getBytes(StandardCharsets.UTF_8));

        assertThat(runs)
                .extracting(run -> run.messages().get(3).text().length())
                .containsExactly(200_000, 4, 200_000);
    }

    @Test
    void next_attackLabel_makesTheRunHostile() throws Exception {
        assertThat(all(RUN.replace("\"task\"", "\"attack\"").getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .matches(RecordedRun::hostile);
    }

    @Test
    void next_groups_areReadAsTheyAreWritten() throws Exception {
        String grouped = RUN.replace("\"attack\":null", "\"groups\":{\"team\":\"north\"}");

        assertThat(all(grouped.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(run -> assertThat(run.groups()).containsExactly(java.util.Map.entry("team", "north")));
        assertThatThrownBy(() -> all(grouped.replace("\"north\"", "4").getBytes(StandardCharsets.UTF_8)))
                .hasMessage("`runs`:1: `team` is not a text");
    }

    @Test
    void next_partWithASource_isNotTheSpeakersOwn() throws Exception {
        String line = RUN.replace(
                "\"Look\"}", "\"Look\"},{\"type\":\"text\",\"text\":\"We open at nine\",\"source\":\"wiki/1\"}");

        RecordedRun run = all(line.getBytes(StandardCharsets.UTF_8)).get(0);
        RecordedMessage asked = run.messages().get(1);

        assertThat(asked.texts()).containsExactly("Look", "We open at nine");
        assertThat(asked.source(0)).isEmpty();
        assertThat(asked.source(1)).isEqualTo("wiki/1");
        RecordedRun again = all(CanonicalJson.bytes(RunJson.of(run))).get(0);
        assertThat(again.messages().get(1).sources()).isEqualTo(asked.sources());
    }

    @Test
    void next_brokenLine_isNamedAndNotQuoted() {
        String broken = RUN + "\n{\"messages\":[{\"role\":\"user\",\"content\":\"my secret\",\"role\":\"user\"}]}";

        assertThatThrownBy(() -> all(broken.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRunException.class)
                .hasMessageStartingWith("`runs`:2: a key stands twice")
                .hasMessageNotContaining("secret");
    }

    @Test
    void next_unknownRole_isRefusedWithItsLine() {
        assertThatThrownBy(() ->
                        all("{\"messages\":[{\"role\":\"judge\",\"content\":\"x\"}]}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("`runs`:1: a message's `role` is not system, developer, user, assistant or tool");
    }

    @Test
    void next_cutPackedFile_saysSo() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(RUN.getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2);

        assertThatThrownBy(() -> all(cut)).hasMessageContaining("reading failed; is the file whole?");
    }

    @Test
    void resultOf_idGivenAgain_isThatOfItsOwnTurn() throws Exception {
        RecordedRun run = all(("{\"messages\":[{\"role\":\"user\",\"content\":\"go\"}," + turn("first") + ","
                                + turn("second") + "]}")
                        .getBytes(StandardCharsets.UTF_8))
                .get(0);

        assertThat(run.resultOf(1, run.messages().get(1).calls().get(0)))
                .map(RecordedMessage::text)
                .contains("first");
        assertThat(run.resultOf(3, run.messages().get(3).calls().get(0)))
                .map(RecordedMessage::text)
                .contains("second");
        assertThat(run.callBehind(4)).contains(run.messages().get(3).calls().get(0));
    }

    private static String turn(String result) {
        return "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"look\",\"arguments\":{\"at\":\""
                + result + "\"}}}]},{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"" + result + "\"}";
    }

    private static List<RecordedRun> all(byte[] bytes) throws MalformedRunException {
        RunReader reader = RunReader.of("runs", new ByteArrayInputStream(bytes));
        List<RecordedRun> runs = new ArrayList<>();
        for (Optional<RecordedRun> run = reader.next(); run.isPresent(); run = reader.next()) {
            runs.add(run.get());
        }
        return runs;
    }
}
