package dev.agentfirewall.approvals;

import dev.agentfirewall.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads members of objects that this module wrote; what is not as it was written is refused by the member's name. */
final class Fields {
    private Fields() {}

    static String text(Json.Obj object, String name) {
        if (object.get(name).orElse(Json.NULL) instanceof Json.Str text) {
            return text.value();
        }
        throw wrong(name, "a text");
    }

    static Optional<String> optionalText(Json.Obj object, String name) {
        return object.get(name).orElse(Json.NULL).equals(Json.NULL)
                ? Optional.empty()
                : Optional.of(text(object, name));
    }

    static Json.Obj object(Json.Obj object, String name) {
        if (object.get(name).orElse(Json.NULL) instanceof Json.Obj inner) {
            return inner;
        }
        throw wrong(name, "an object");
    }

    static int count(Json.Obj object, String name) {
        if (object.get(name).orElse(Json.NULL) instanceof Json.Num number) {
            BigDecimal value = number.value();
            if (value.signum() >= 0 && value.scale() <= 0 && value.compareTo(BigDecimal.valueOf(1_000_000)) <= 0) {
                return value.intValue();
            }
        }
        throw wrong(name, "a count");
    }

    static List<Json> list(Json.Obj object, String name) {
        if (object.get(name).orElse(Json.NULL) instanceof Json.Arr array) {
            return array.elements();
        }
        throw wrong(name, "a list");
    }

    static List<String> texts(Json.Obj object, String name) {
        List<String> texts = new ArrayList<>();
        for (Json element : list(object, name)) {
            if (!(element instanceof Json.Str text)) {
                throw wrong(name, "a list of texts");
            }
            texts.add(text.value());
        }
        return texts;
    }

    private static IllegalArgumentException wrong(String name, String kind) {
        return new IllegalArgumentException("`" + name + "` is not " + kind);
    }
}
