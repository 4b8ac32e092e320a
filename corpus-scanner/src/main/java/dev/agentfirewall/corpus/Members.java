package dev.agentfirewall.corpus;

import dev.agentfirewall.json.Json;
import java.util.List;
import java.util.function.Function;

/** The members of an object that this module wrote itself; one that is not what it should be is an {@link IllegalArgumentException}. */
record Members(Json.Obj object) {

    String text(String name) {
        if (member(name) instanceof Json.Str text) {
            return text.value();
        }
        throw wrong(name);
    }

    int number(String name) {
        if (member(name) instanceof Json.Num number) {
            return number.value().intValueExact();
        }
        throw wrong(name);
    }

    List<Json> elements(String name) {
        if (member(name) instanceof Json.Arr array) {
            return array.elements();
        }
        throw wrong(name);
    }

    List<String> texts(String name) {
        return elements(name).stream()
                .map(element -> new Members(Json.object().put(name, element).build()).text(name))
                .toList();
    }

    <T> T word(String name, T[] values, Function<T, String> words) {
        String word = text(name);
        for (T value : values) {
            if (words.apply(value).equals(word)) {
                return value;
            }
        }
        throw wrong(name);
    }

    private Json member(String name) {
        return object.get(name).orElse(Json.NULL);
    }

    private static IllegalArgumentException wrong(String name) {
        return new IllegalArgumentException("`" + name + "` is not as it was written");
    }
}
