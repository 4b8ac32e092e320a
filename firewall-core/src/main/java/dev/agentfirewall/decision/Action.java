package dev.agentfirewall.decision;

import dev.agentfirewall.call.Declaration;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Passage;
import dev.agentfirewall.conversation.Repeat;
import dev.agentfirewall.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done: a tool, and the facts about each leaf of its arguments by JSON pointer.
 *
 * @param tool the tool
 * @param requestedBy who ordered this effect; empty when nobody is known to have
 * @param arguments the facts by pointer; empty for an offer
 * @param repeat how often it was asked for and done; empty for an offer
 * @param passages what the facts speak of and a person could endorse; for the person who is asked, not for policy
 */
public record Action(
        ToolDescriptor tool,
        List<OriginFact> requestedBy,
        Map<String, ArgumentFacts> arguments,
        Optional<Repeat> repeat,
        List<Passage> passages) {
    public Action {
        passages = List.copyOf(passages);
        requestedBy = List.copyOf(requestedBy);
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** A call of whose sources nobody can endorse one. */
    public Action(
            ToolDescriptor tool,
            List<OriginFact> requestedBy,
            Map<String, ArgumentFacts> arguments,
            Optional<Repeat> repeat) {
        this(tool, requestedBy, arguments, repeat, List.of());
    }

    /** A tool that is about to be offered. */
    public static Action offered(ToolDescriptor tool) {
        return new Action(tool, List.of(), Map.of(), Optional.empty());
    }

    Json document() {
        Json.ObjBuilder leaves = Json.object();
        arguments.forEach((pointer, facts) -> leaves.put(pointer, facts.document()));
        Json.ObjBuilder document = Json.object()
                .put("tool", tool.name())
                .put("server", tool.server().map(Json::of).orElse(Json.NULL))
                .put(
                        "descriptor",
                        tool.descriptor()
                                .map(digest -> Json.of(digest.toString()))
                                .orElse(Json.NULL))
                .put("declared", tool.declared())
                .put("inferred", tool.declaration() == Declaration.INFERRED)
                .put("effects", Json.array(tool.effects(), effect -> Json.of(effect.word())))
                .put("primary_effect", tool.primaryEffect().word())
                .put("permission", tool.permission().map(Json::of).orElse(Json.NULL))
                .put("requested_by", Json.array(requestedBy, OriginFact::document))
                .put("repeat", repeat.map(Action::document).orElse(Json.NULL))
                .put("arguments", leaves.build());
        tool.lock().ifPresent(lock -> document.put("locked", lock.locked()).put("doubts", Json.strings(lock.doubts())));
        return document.build();
    }

    private static Json document(Repeat repeat) {
        return Json.object()
                .put(
                        "asked",
                        repeat.asked().isPresent() ? Json.of(repeat.asked().getAsInt()) : Json.NULL)
                .put("done", repeat.done())
                .build();
    }

    /** Tells the tool; pointers hold names that the model made up. */
    @Override
    public String toString() {
        return "action of `" + tool.name() + "` on " + arguments.size() + " values";
    }
}
