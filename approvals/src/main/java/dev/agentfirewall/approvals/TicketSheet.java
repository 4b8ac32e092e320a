package dev.agentfirewall.approvals;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonPointer;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ticket as an approver reads it: what will run, value by value, who wanted it, where each value came from, what was found, and what may be endorsed.
 * The values are read from the very bytes that will run. Every text is made {@linkplain Visible visible}. Guarded: for the approver alone.
 */
public final class TicketSheet {
    private final Ticket ticket;
    private final List<String> lines = new ArrayList<>();

    private TicketSheet(Ticket ticket) {
        this.ticket = ticket;
    }

    /** The lines of the sheet. */
    public static List<String> of(Ticket ticket) {
        TicketSheet sheet = new TicketSheet(ticket);
        sheet.head();
        ticket.question()
                .shown()
                .ifPresentOrElse(sheet::body, () -> sheet.lines.add("  it is settled, and shows no more"));
        return List.copyOf(sheet.lines);
    }

    private void head() {
        Question question = ticket.question();
        lines.add("ticket " + ticket.id() + ", " + ticket.state().word() + ": asked " + ticket.asked() + ", until "
                + ticket.until());
        lines.add("  for      " + Visible.of(question.requester())
                + question.tenant().map(tenant -> " of " + Visible.of(tenant)).orElse(""));
        lines.add("  runs     " + Visible.of(question.tool())
                + question.server().map(server -> " on " + Visible.of(server)).orElse(""));
        lines.add("  asked of " + Visible.of(question.by())
                + (question.approvers() > 1 ? ", " + question.approvers() + " different people" : ""));
        lines.add("  because  " + Visible.of(question.code()));
        for (Answer answer : ticket.answers()) {
            lines.add("  " + answer.verdict().word() + " by " + Visible.of(answer.by()) + " at " + answer.at());
        }
    }

    private void body(Shown shown) {
        Json.Obj action = part(shown.request(), "action").orElse(Json.Obj.EMPTY);
        lines.add("  does     " + words(action.get("effects")));
        lines.add("  ordered  " + sources(action.get("requested_by"), "by nobody who is known"));
        lines.add("  with");
        values(shown, part(action, "arguments").orElse(Json.Obj.EMPTY));
        if (!ticket.question().findings().isEmpty()) {
            lines.add("  found    "
                    + Visible.of(String.join(", ", ticket.question().findings())));
        }
        shown.source().ifPresent(this::source);
    }

    private void values(Shown shown, Json.Obj facts) {
        try {
            Json.Obj arguments = new JsonReader(JsonLimits.ARGUMENTS).readObject(shown.arguments());
            if (arguments.members().isEmpty()) {
                lines.add("    nothing");
                return;
            }
            for (Map.Entry<String, Json> leaf : JsonPointer.leaves(arguments).entrySet()) {
                value(leaf.getKey(), leaf.getValue(), part(facts, leaf.getKey()).orElse(Json.Obj.EMPTY));
            }
        } catch (MalformedJsonException e) { // it was canonical when the question was made
            lines.add("    " + Visible.of(shown.arguments()));
        }
    }

    private void value(String pointer, Json value, Json.Obj facts) {
        lines.add("    " + Visible.of(pointer) + " = " + Visible.of(CanonicalJson.write(value)));
        lines.add("      from " + sources(facts.get("origins"), "no text: the model wrote it"));
        String found = words(facts.get("findings"));
        if (!found.isEmpty()) {
            lines.add("      found " + found);
        }
        if (value instanceof Json.Str text) {
            MixedScripts.in(text.value()).ifPresent(scripts -> lines.add("      beware " + scripts));
        }
    }

    private void source(Json.Obj source) {
        lines.add("  may be endorsed instead: " + word(source, "kind") + " " + word(source, "name")
                + ", by its own account of " + word(source, "author"));
        lines.add("    " + word(source, "text"));
    }

    private static Optional<Json.Obj> part(Json.Obj object, String name) {
        return object.get(name).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    private static String word(Json.Obj object, String name) {
        return object.get(name).orElse(Json.NULL) instanceof Json.Str text ? Visible.of(text.value()) : "";
    }

    private static String words(Optional<Json> list) {
        List<String> words = new ArrayList<>();
        if (list.orElse(Json.NULL) instanceof Json.Arr array) {
            for (Json element : array.elements()) {
                words.add(element instanceof Json.Str text ? Visible.of(text.value()) : "");
            }
        }
        return String.join(", ", words);
    }

    private static String sources(Optional<Json> list, String none) {
        List<String> sources = new ArrayList<>();
        if (list.orElse(Json.NULL) instanceof Json.Arr array) {
            for (Json element : array.elements()) {
                if (element instanceof Json.Obj origin) {
                    sources.add(source(origin, word(origin, "tool") + word(origin, "source")));
                }
            }
        }
        return sources.isEmpty() ? none : String.join("; ", sources);
    }

    private static String source(Json.Obj origin, String name) {
        boolean flagged = Json.TRUE.equals(origin.get("flagged").orElse(Json.FALSE));
        return word(origin, "kind") + (name.isEmpty() ? "" : " " + name) + " (" + word(origin, "trust")
                + (flagged ? ", in words that give orders" : "") + ")";
    }
}
