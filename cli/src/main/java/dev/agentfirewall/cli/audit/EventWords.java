package dev.agentfirewall.cli.audit;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an event of the log says, in one line for people. Reads leniently: a log of another version shows what it can. */
record EventWords(Json.Obj event) {

    static String of(long sequence, Json.Obj event) {
        return new EventWords(event).line(sequence);
    }

    String line(long sequence) {
        return String.format(
                        Locale.ROOT,
                        "%6d  %-27s %-9s %-11s %-28s %s",
                        sequence,
                        text("time"),
                        verdict(),
                        text("checkpoint"),
                        text("tool"),
                        codes())
                .stripTrailing();
    }

    private String verdict() {
        String decision = text("decision");
        String outcome = text("outcome");
        return !decision.isEmpty() ? decision : !outcome.isEmpty() ? outcome : text("kind");
    }

    private String codes() {
        if (event.get("reasons").orElse(Json.NULL) instanceof Json.Arr reasons) {
            return reasons.elements().stream()
                    .map(reason -> reason instanceof Json.Obj object ? word(object, "code") : "")
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
        return text("code");
    }

    private String text(String name) {
        return word(event, name);
    }

    private static String word(Json.Obj object, String name) {
        Json value = object.get(name).orElse(Json.NULL);
        if (value.equals(Json.NULL)) {
            return "";
        }
        return value instanceof Json.Str text ? text.value() : CanonicalJson.write(value);
    }
}
