package dev.agentfirewall.redteam.explain;

import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.RegoDecisionPoint;
import dev.agentfirewall.redteam.replay.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Asks policy again about a call with one fact other than it was: what would have made it pass? The answers are policy's own, so they hold for rules of any
 * kind; where no single change makes it pass, the fewest that do together are looked for.
 */
public final class WhatIf {
    private static final int MOST_ARGUMENTS = 32;
    private static final Json USER = Json.object()
            .put("kind", "user")
            .put("trust", "trusted")
            .put("flagged", false)
            .put("coverage", 1)
            .build();

    private final RegoDecisionPoint policy;
    private final Json.Obj asked;
    private final Map<String, UnaryOperator<Json.Obj>> changes = new LinkedHashMap<>();

    private WhatIf(RegoDecisionPoint policy, Json.Obj asked) {
        this.policy = policy;
        this.asked = asked;
    }

    /**
     * A change and what policy says then.
     *
     * @param change in words, with an argument's pointer where it is about one
     * @param verdict the answer then
     */
    public record Answer(String change, Verdict verdict) {}

    /** The changes that make the answer about {@code request} milder than {@code was}, the mildest first. */
    public static List<Answer> milder(RegoDecisionPoint policy, AccessRequest request, Verdict was) {
        WhatIf asking = new WhatIf(policy, request.document());
        asking.collect(request);
        List<Answer> answers = new ArrayList<>();
        asking.changes.forEach((words, change) -> asking.ask(words, change, was, answers));
        if (answers.stream().noneMatch(answer -> answer.verdict() == Verdict.PERMIT)) {
            asking.together(was, answers);
        }
        answers.sort((one, other) -> one.verdict().compareTo(other.verdict()));
        return List.copyOf(answers);
    }

    private void collect(AccessRequest request) {
        request.action().ifPresent(action -> {
            action.arguments().keySet().stream()
                    .limit(MOST_ARGUMENTS)
                    .forEach(pointer -> changes.put(
                            "the user had said the value at " + pointer, document -> said(document, pointer)));
            changes.put("the user had asked for this effect", document -> ordered(document));
            if (!action.tool().declared()) {
                changes.put("a person had declared the tool with these effects", WhatIf::declared);
            }
        });
        changes.put("nothing untrusted had been read before", WhatIf::clean);
    }

    private void ask(String words, UnaryOperator<Json.Obj> change, Verdict was, List<Answer> answers) {
        Verdict verdict = verdict(policy.decide(change.apply(asked)).decision());
        if (verdict.compareTo(was) < 0) {
            answers.add(new Answer(words, verdict));
        }
    }

    /** All changes at once, and then without each that makes no difference. */
    private void together(Verdict was, List<Answer> answers) {
        List<String> needed = new ArrayList<>(changes.keySet());
        Verdict best = verdict(needed);
        for (String words : List.copyOf(needed)) {
            List<String> fewer = new ArrayList<>(needed);
            fewer.remove(words);
            if (verdict(fewer) == best) {
                needed = fewer;
            }
        }
        if (best.compareTo(was) < 0 && needed.size() > 1) {
            answers.add(new Answer(String.join(", and ", needed), best));
        }
    }

    private Verdict verdict(List<String> chosen) {
        Json.Obj changed = asked;
        for (String words : chosen) {
            changed = changes.getOrDefault(words, UnaryOperator.identity()).apply(changed);
        }
        return verdict(policy.decide(changed).decision());
    }

    private static Verdict verdict(Decision decision) {
        return decision.fold(
                permit -> permit.obligations().isEmpty() ? Verdict.PERMIT : Verdict.APPROVAL, deny -> Verdict.DENY);
    }

    private static Json.Obj said(Json.Obj document, String pointer) {
        return in(
                document,
                "action",
                action -> in(
                        action,
                        "arguments",
                        arguments -> in(
                                arguments,
                                pointer,
                                facts -> with(
                                        facts,
                                        Map.of(
                                                "origins",
                                                new Json.Arr(List.of(USER)),
                                                "integrity",
                                                Json.of("trusted"),
                                                "findings",
                                                new Json.Arr(List.of()),
                                                "contested",
                                                Json.FALSE)))));
    }

    private static Json.Obj ordered(Json.Obj document) {
        Json.Obj asked =
                in(document, "action", action -> with(action, Map.of("requested_by", new Json.Arr(List.of(USER)))));
        Json effects = object(document, "action").get("effects").orElse(new Json.Arr(List.of()));
        return in(asked, "task", task -> with(task, Map.of("effects", effects, "read", Json.TRUE)));
    }

    private static Json.Obj declared(Json.Obj document) {
        return in(document, "action", action -> with(action, Map.of("declared", Json.TRUE, "inferred", Json.FALSE)));
    }

    private static Json.Obj clean(Json.Obj document) {
        return in(
                document,
                "conversation",
                read -> with(read, Map.of("integrity", Json.of("trusted"), "findings", new Json.Arr(List.of()))));
    }

    private static Json.Obj in(Json.Obj document, String member, UnaryOperator<Json.Obj> change) {
        return document.get(member).orElse(Json.NULL) instanceof Json.Obj inner
                ? with(document, Map.of(member, change.apply(inner)))
                : document;
    }

    private static Json.Obj object(Json.Obj document, String member) {
        return document.get(member).orElse(Json.NULL) instanceof Json.Obj inner ? inner : Json.Obj.EMPTY;
    }

    /** Members that the request does not know are not added: policy would refuse it for that alone. */
    private static Json.Obj with(Json.Obj object, Map<String, Json> members) {
        Map<String, Json> changed = new LinkedHashMap<>(object.members());
        members.forEach((name, value) -> changed.computeIfPresent(name, (key, before) -> value));
        return new Json.Obj(changed);
    }
}
