package dev.agentfirewall.redteam.importer;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.List;
import java.util.Optional;

/** Reads members of records that other programs wrote: what is not there or is of another kind counts as absent. */
final class Members {
    private Members() {}

    static Json.Obj object(Json value, String name) {
        return value instanceof Json.Obj object && object.get(name).orElse(Json.NULL) instanceof Json.Obj inner
                ? inner
                : Json.Obj.EMPTY;
    }

    static List<Json> array(Json value, String name) {
        return value instanceof Json.Obj object && object.get(name).orElse(Json.NULL) instanceof Json.Arr inner
                ? inner.elements()
                : List.of();
    }

    static Optional<String> text(Json value, String name) {
        return value instanceof Json.Obj object && object.get(name).orElse(Json.NULL) instanceof Json.Str text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    /** A member as text: itself, or as JSON what is none. */
    static Optional<String> written(Json value, String name) {
        Optional<Json> member = value instanceof Json.Obj object ? object.get(name) : Optional.empty();
        return member.filter(given -> !given.equals(Json.NULL))
                .map(given -> given instanceof Json.Str text ? text.value() : CanonicalJson.write(given));
    }
}
