package dev.agentfirewall.trace.request;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The word lists that this package brings with it; what is absent in one is empty. */
final class Data {
    private static final Data ABSENT = new Data(Json.Obj.EMPTY);

    private final Json json;

    private Data(Json json) {
        this.json = json;
    }

    static Data read(String name) {
        try (InputStream in = Data.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no word list `" + name + "` in this build");
            }
            return new Data(new JsonReader(JsonLimits.FILES).read(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("word list `" + name + "` cannot be read", e);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("word list `" + name + "` is not JSON", e);
        }
    }

    Data get(String name) {
        return json instanceof Json.Obj object ? object.get(name).map(Data::new).orElse(ABSENT) : ABSENT;
    }

    /** The members in the order in which they are written. */
    Map<String, Data> members() {
        Map<String, Data> members = new LinkedHashMap<>();
        if (json instanceof Json.Obj object) {
            object.members().forEach((name, value) -> members.put(name, new Data(value)));
        }
        return members;
    }

    List<Data> items() {
        return json instanceof Json.Arr array
                ? array.elements().stream().map(Data::new).toList()
                : List.of();
    }

    String text() {
        return json instanceof Json.Str string ? string.value() : "";
    }

    boolean isTrue() {
        return json instanceof Json.Bool bool && bool.value();
    }

    int number() {
        return json instanceof Json.Num number ? number.value().intValue() : 0;
    }

    /** The parts of a list written with commas. */
    List<String> commas() {
        return split(",");
    }

    /** The parts of a list written with spaces. */
    List<String> spaces() {
        return split(" ");
    }

    private List<String> split(String separator) {
        return Arrays.stream(text().split(separator, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
