package dev.agentfirewall.redteam.story;

import dev.agentfirewall.conversation.CallFacts;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.Trace;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.redteam.replay.CallVerdict;
import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The way of each value in one run: from an argument to the words it came from. Used once, by one thread. */
final class Links {
    private final String prefix;
    private final RunVerdict run;
    private final IdentityHashMap<Item, RunVerdict.Shown> places = new IdentityHashMap<>();
    private final IdentityHashMap<Item, List<Mark>> marks = new IdentityHashMap<>();
    private final Map<String, List<Link>> byArgument = new HashMap<>();

    /**
     * A source of a value.
     *
     * @param to the id of the words, or of the message where the value stands in another form there
     * @param message which message, counted from 0
     * @param source the source as the tracer found it
     */
    record Link(String to, int message, Trace.Source source) {}

    /** @param prefix begins every id, so that those of two runs differ */
    Links(String prefix, RunVerdict run) {
        this.prefix = prefix;
        this.run = run;
        for (RunVerdict.Shown shown : run.shown()) {
            places.put(shown.item(), shown);
            marks.put(shown.item(), flagged(shown.item()));
        }
        for (int i = 0; i < run.calls().size(); i++) {
            link(i, run.calls().get(i));
        }
    }

    private static List<Mark> flagged(Item item) {
        List<Mark> flagged = new ArrayList<>();
        for (Finding finding : item.report().findings()) {
            if (finding.severity().flags()) {
                flagged.add(new Mark(finding.span(), "flagged", ""));
            }
        }
        return flagged;
    }

    private void link(int call, CallVerdict verdict) {
        CallFacts facts = verdict.facts().orElse(null);
        if (facts == null || verdict.asked().flatMap(asked -> asked.action()).isEmpty()) {
            return;
        }
        verdict.asked()
                .flatMap(asked -> asked.action())
                .orElseThrow()
                .arguments()
                .forEach((pointer, argument) -> {
                    Trace trace = facts.arguments().get(pointer);
                    if (trace != null) {
                        trace.sources()
                                .forEach(source -> link(key(call, pointer), valueText(argument.value()), source));
                    }
                });
        facts.requestedBy().forEach(source -> link(key(call, ""), "", source));
    }

    private void link(String argument, String value, Trace.Source source) {
        RunVerdict.Shown shown = places.get(source.item());
        if (shown == null) {
            return;
        }
        List<Span> found = Places.of(value, shown.item().text());
        String id = found.isEmpty() ? messageId(shown.message()) : wordsId(shown.item(), found.get(0));
        byArgument.computeIfAbsent(argument, any -> new ArrayList<>()).add(new Link(id, shown.message(), source));
    }

    private String wordsId(Item item, Span span) {
        List<Mark> known = marks.computeIfAbsent(item, any -> new ArrayList<>());
        for (Mark mark : known) {
            if (mark.kind().equals("source") && mark.span().equals(span)) {
                return mark.id();
            }
        }
        String id = prefix + "w" + marks.values().stream().mapToInt(List::size).sum();
        known.add(new Mark(span, "source", id));
        return id;
    }

    String messageId(int message) {
        return prefix + "m" + message;
    }

    /** Where the value at {@code pointer} of the run's call number {@code call} came from; the empty pointer asks who ordered the call. */
    List<Link> of(int call, String pointer) {
        return byArgument.getOrDefault(key(call, pointer), List.of());
    }

    /** What is to be seen in the texts of a message. */
    List<Text> texts(int message) {
        return run.shown().stream()
                .filter(shown -> shown.message() == message)
                .map(shown -> new Text(shown.item(), marks.getOrDefault(shown.item(), List.of())))
                .toList();
    }

    /** A text and its marks. */
    record Text(Item item, List<Mark> marks) {
        String html() {
            return new MarkedText(item.text(), marks).html();
        }
    }

    private static String key(int call, String pointer) {
        return call + pointer;
    }

    static String valueText(Json value) {
        return value instanceof Json.Str text ? text.value() : CanonicalJson.write(value);
    }
}
