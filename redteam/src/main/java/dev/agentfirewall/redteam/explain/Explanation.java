package dev.agentfirewall.redteam.explain;

import dev.agentfirewall.conversation.CallFacts;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.Trace;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Action;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.policy.RegoDecisionPoint;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.redteam.replay.CallVerdict;
import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.redteam.replay.Verdict;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why a call was judged as it was, in lines for people: its verdict and rules, each value's way, and what would have made it pass. It quotes no value. */
public final class Explanation {
    private final RunVerdict run;
    private final CallVerdict call;
    private final Function<String, String> explain;
    private final IdentityHashMap<Item, Integer> messages = new IdentityHashMap<>();
    private final List<String> lines = new ArrayList<>();

    private Explanation(RunVerdict run, CallVerdict call, Function<String, String> explain) {
        this.run = run;
        this.call = call;
        this.explain = explain;
        run.shown().forEach(shown -> messages.put(shown.item(), shown.message() + 1));
    }

    /**
     * The explanation of one call.
     *
     * @param explain a reason's code in words
     * @param policy by which it was judged, to be asked what would have changed its mind
     */
    public static List<String> of(
            RunVerdict run, CallVerdict call, Function<String, String> explain, RegoDecisionPoint policy) {
        Explanation explanation = new Explanation(run, call, explain);
        explanation.verdict();
        Optional<AccessRequest> asked = call.asked();
        asked.flatMap(AccessRequest::action).ifPresent(explanation::values);
        if (call.verdict() != Verdict.PERMIT) {
            asked.ifPresent(request -> explanation.whatIf(WhatIf.milder(policy, request, call.verdict())));
        }
        return List.copyOf(explanation.lines);
    }

    private void verdict() {
        lines.add(
                "run " + run.run().id() + ", call " + call.id() + " of " + call.tool() + ": " + words(call.verdict()));
        for (Reason reason : call.reasons()) {
            lines.add("  " + reason.code()
                    + reason.argument().map(at -> " at " + at).orElse("") + ": " + explain.apply(reason.code()));
        }
        String effects = call.known().tool().effects().stream()
                .map(effect -> effect.word())
                .collect(Collectors.joining(", "));
        lines.add("  the tool is " + call.known().standing().name().toLowerCase(Locale.ROOT) + "; it does: " + effects);
    }

    private static String words(Verdict verdict) {
        return verdict == Verdict.PERMIT ? "permitted" : verdict == Verdict.DENY ? "denied" : "held for approval";
    }

    private void values(Action action) {
        Optional<CallFacts> facts = call.facts();
        lines.add(
                "ordered by: " + sources(facts.map(CallFacts::requestedBy).orElse(List.of()), "nobody that is known"));
        lines.add("values:");
        action.arguments().forEach((pointer, argument) -> {
            Optional<Trace> trace = facts.map(known -> known.arguments().get(pointer));
            lines.add("  " + pointer + " (" + argument.role().word() + "), "
                    + argument.label().integrity().word() + ", from "
                    + sources(trace.map(Trace::sources).orElse(List.of()), "no source: the model's own")
                    + (argument.findings().isEmpty()
                            ? ""
                            : "; found in it: " + String.join(", ", argument.findings())));
        });
    }

    private String sources(List<Trace.Source> sources, String none) {
        return sources.isEmpty() ? none : sources.stream().map(this::source).collect(Collectors.joining("; "));
    }

    private String source(Trace.Source source) {
        Origin origin = source.item().origin();
        String who = origin instanceof Origin.ToolOutput tool
                ? "the result of " + tool.tool()
                : origin instanceof Origin.RetrievedDocument ? "a document" : "the " + origin.kind();
        Integer message = messages.get(source.item());
        return who
                + (message == null ? "" : " (message " + message + ")")
                + (source.flagged() ? ", in words that give orders" : "");
    }

    private void whatIf(List<WhatIf.Answer> answers) {
        lines.add(answers.isEmpty() ? "nothing that was tried would have changed this" : "it would have been");
        answers.forEach(answer -> lines.add("  " + words(answer.verdict()) + ", if " + answer.change()));
    }
}
