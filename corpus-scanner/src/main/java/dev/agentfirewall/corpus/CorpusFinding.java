package dev.agentfirewall.corpus;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.Optional;

/**
 * That something was seen in one text of a document, and where.
 *
 * @param rule the detector's code
 * @param severity how much it matters
 * @param part which text: {@code body}, {@code metadata}, …
 * @param span where in that text, in UTF-16 units
 * @param line the line of the file, counted from 1, where the part is the file's own text
 */
public record CorpusFinding(String rule, Severity severity, String part, Span span, Optional<Integer> line) {

    Json.Obj json() {
        Json.ObjBuilder json = Json.object()
                .put("rule", rule)
                .put("severity", severity.word())
                .put("start", span.start())
                .put("end", span.end())
                .put("part", part);
        line.ifPresent(number -> json.put("line", number));
        return json.build();
    }

    static CorpusFinding read(Json.Obj json) {
        Members members = new Members(json);
        Severity severity = members.word("severity", Severity.values(), Severity::word);
        Span span = new Span(members.number("start"), members.number("end"));
        Optional<Integer> line = json.get("line").map(there -> members.number("line"));
        return new CorpusFinding(members.text("rule"), severity, members.text("part"), span, line);
    }
}
