package dev.agentfirewall.trace.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** How results of recorded runs are read, where such runs lie beside the repository; skipped where they do not. */
class RecordedResultsTest {
    private static final Pattern SENDER = Pattern.compile("(?m)^(?:- |  )sender: ");
    private static final JsonReader READER = new JsonReader(JsonLimits.FILES);

    @Test
    void of_recordedResults_eachSenderIsTheAuthorOfARecord() throws Exception {
        Optional<Path> runs = runs();
        assumeTrue(runs.isPresent(), "no recorded runs beside the repository: nothing to measure");
        Map<Format, Integer> formats = new EnumMap<>(Format.class);
        int mails = 0;
        for (String result : results(runs.orElseThrow())) {
            Structure structure = Structure.of(result);
            formats.merge(structure.format(), 1, Integer::sum);
            if (structure.format() == Format.YAML && result.startsWith("- ")) {
                long senders = SENDER.matcher(result).results().count();
                long authors = structure.records().stream()
                        .filter(entry -> entry.field("sender").isPresent()
                                && entry.author().isPresent())
                        .count();
                assertThat(authors).isEqualTo(senders);
                mails += (int) senders;
            }
        }
        System.out.println("recorded results by format: " + formats + "; mails with their senders: " + mails);
        assertThat(formats.getOrDefault(Format.YAML, 0)).isPositive();
    }

    /** {@code shared/data/traces} beside one of the folders above, or where the property {@code firewall.data} says. */
    private static Optional<Path> runs() {
        String told = System.getProperty("firewall.data", "");
        if (!told.isEmpty()) {
            return Optional.of(Path.of(told, "traces")).filter(Files::isDirectory);
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared/data/traces"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static List<String> results(Path runs) throws IOException, MalformedJsonException {
        List<Path> files;
        try (var listed = Files.list(runs)) {
            files = listed.filter(file -> file.toString().endsWith("benign.jsonl.gz"))
                    .sorted()
                    .toList();
        }
        List<String> results = new ArrayList<>();
        for (Path file : files) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    collect(READER.readObject(line), results);
                }
            }
        }
        return results;
    }

    private static void collect(Json.Obj run, List<String> results) {
        Json.Arr messages = (Json.Arr) run.get("messages").orElseThrow();
        for (Json message : messages.elements()) {
            Json.Obj object = (Json.Obj) message;
            boolean tool = object.get("role")
                    .filter(role -> role.equals(Json.of("tool")))
                    .isPresent();
            if (tool && object.get("content").orElse(Json.NULL) instanceof Json.Str content) {
                results.add(content.value());
            }
        }
    }
}
