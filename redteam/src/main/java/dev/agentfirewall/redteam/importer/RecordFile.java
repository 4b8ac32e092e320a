package dev.agentfirewall.redteam.importer;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.redteam.run.MalformedRunException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of another program's records: JSON Lines, or one JSON text, whose array is taken apart where it holds records. At most 64 MiB. */
public final class RecordFile {
    private static final JsonReader JSON = new JsonReader(JsonLimits.FILES);

    private RecordFile() {}

    /**
     * The records in {@code file}.
     *
     * @throws MalformedRunException when it cannot be read, naming the line at fault
     */
    public static List<Json> read(Path file) throws MalformedRunException {
        try {
            if (Files.size(file) > JsonLimits.FILES.maxBytes()) {
                throw new MalformedRunException(
                        file.toString(), 0, "is over the limit of " + JsonLimits.FILES.maxBytes() + " bytes; split it");
            }
            return parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new MalformedRunException(file.toString(), 0, "is not valid UTF-8");
        } catch (IOException e) {
            throw new MalformedRunException(
                    file.toString(), 0, "cannot be read; is there such a file, and may you read it?");
        }
    }

    static List<Json> parse(String name, String text) throws MalformedRunException {
        try {
            Json whole = JSON.read(text);
            return whole instanceof Json.Arr array && holdsRecords(array) ? array.elements() : List.of(whole);
        } catch (MalformedJsonException notOne) {
            return lines(name, text);
        }
    }

    /** A message has a role or a type; an array of messages is one record. */
    private static boolean holdsRecords(Json.Arr array) {
        return array.elements().stream()
                .noneMatch(element -> Members.text(element, "role").isPresent()
                        || Members.text(element, "type").isPresent());
    }

    private static List<Json> lines(String name, String text) throws MalformedRunException {
        List<Json> records = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                if (!lines.get(i).isBlank()) {
                    records.add(JSON.read(lines.get(i)));
                }
            } catch (MalformedJsonException e) {
                throw new MalformedRunException(name, i + 1L, String.valueOf(e.getMessage()));
            }
        }
        return records;
    }
}
