package dev.agentfirewall.cli.demo;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.List;

/** A record of the audit log, as far as the demo tells of it. */
record RunRecord(long sequence, Json.Obj event) {

    /** Whether it decides about {@code tool}. */
    boolean decides(String tool) {
        return text("kind").equals("decided")
                && text("checkpoint").equals("tool_call")
                && text("tool").equals(tool);
    }

    /** Whether it decides about a text with this digest on its way out of a retriever. */
    boolean decidesPassage(String digest) {
        return text("kind").equals("decided")
                && text("checkpoint").equals("retrieval")
                && text("content").equals(digest);
    }

    /** Whether it tells what became of the call that record {@code decided} decided. */
    boolean settles(long decided) {
        return text("kind").equals("settled") && text("of").equals(Long.toString(decided));
    }

    /** Whether only a person's yes is missing. */
    boolean holds() {
        return text("basis").equals("obligation_unmet");
    }

    boolean permits() {
        return text("decision").equals("permit");
    }

    /** The codes of a denial, or of an obligation that is not met. */
    List<String> codes() {
        List<String> codes = objects("reasons").stream()
                .map(reason -> text(reason, "code"))
                .distinct()
                .toList();
        return permits() ? List.of() : codes;
    }

    /** Whether words were to be cut out. */
    boolean redacts() {
        return objects("obligations").stream().anyMatch(one -> text(one, "type").equals("redact"));
    }

    List<String> findings() {
        return event.get("findings").orElse(Json.NULL) instanceof Json.Arr findings
                ? findings.elements().stream().map(RunRecord::text).distinct().toList()
                : List.of();
    }

    /** The results of a settled call that did not pass whole. */
    List<RunRecord> changedResults() {
        return objects("results").stream()
                .map(result -> new RunRecord(sequence, result))
                .filter(result -> !result.text("action").equals("passed"))
                .toList();
    }

    String text(String name) {
        return text(event, name);
    }

    private List<Json.Obj> objects(String name) {
        return event.get(name).orElse(Json.NULL) instanceof Json.Arr array
                ? array.elements().stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .toList()
                : List.of();
    }

    private static String text(Json.Obj object, String name) {
        return object.get(name).map(RunRecord::text).orElse("");
    }

    private static String text(Json value) {
        return value instanceof Json.Str text
                ? text.value()
                : value.equals(Json.NULL) ? "" : CanonicalJson.write(value);
    }
}
