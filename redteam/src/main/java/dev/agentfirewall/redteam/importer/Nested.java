package dev.agentfirewall.redteam.importer;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;

/** JSON that stands as text in JSON, as attributes of spans and columns of memory stores hold it. */
final class Nested {
    private static final JsonReader JSON = new JsonReader(JsonLimits.FILES);

    private Nested() {}

    static Optional<List<Json>> array(String text) {
        return read(text)
                .flatMap(value -> value instanceof Json.Arr array ? Optional.of(array.elements()) : Optional.empty());
    }

    static Optional<Json> read(String text) {
        try {
            return Optional.of(JSON.read(text));
        } catch (MalformedJsonException e) {
            return Optional.empty(); // it is text, then
        }
    }
}
