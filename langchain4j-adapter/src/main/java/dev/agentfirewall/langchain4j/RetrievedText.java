package dev.agentfirewall.langchain4j;

import dev.agentfirewall.artifact.Digest;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which stretches of a user message a retriever wrote. The library injects chunks into the user's own message; without this, a stranger's words
 * would count as the user's. It is kept among the message's attributes, hence in chat memory, and each stretch carries its digest: when the text has
 * become another since, all of it counts as a stranger's.
 */
final class RetrievedText {
    private static final String KEY = "agent_firewall.retrieved";

    /** Part of a message: the user's own words, or a chunk from {@code source}. */
    record Segment(String text, @Nullable String source) {
        boolean retrieved() {
            return source != null;
        }
    }

    /** A stretch that a retriever wrote. */
    record Stretch(int start, int end, String source) {}

    private final @Nullable List<String> marks;

    private RetrievedText(@Nullable List<String> marks) {
        this.marks = marks;
    }

    /** What is marked in {@code message}. */
    static RetrievedText in(UserMessage message) {
        Object marks = message.attributes().get(KEY);
        if (marks == null) {
            return new RetrievedText(null);
        }
        List<String> read = new ArrayList<>();
        if (marks instanceof Iterable<?> many) {
            many.forEach(mark -> read.add(String.valueOf(mark)));
        }
        return new RetrievedText(read);
    }

    /** {@code message} with its stretches marked. */
    static UserMessage mark(UserMessage message, String text, List<Stretch> stretches) {
        List<String> marks = stretches.stream()
                .sorted(Comparator.comparingInt(Stretch::start))
                .map(stretch -> stretch.start() + ":" + stretch.end() + ":"
                        + Digest.of(text.substring(stretch.start(), stretch.end()))
                                .hex() + ":" + stretch.source())
                .toList();
        UserMessage marked = message.toBuilder().build();
        marked.attributes().putAll(Map.of(KEY, marks));
        return marked;
    }

    /** {@code message} marked as a stranger's as a whole. */
    static UserMessage markWhole(UserMessage message) {
        UserMessage marked = message.toBuilder().build();
        marked.attributes().put(KEY, List.of("whole")); // a mark that holds for no text
        return marked;
    }

    /** The parts of {@code text}, one of the message's texts, in order. */
    List<Segment> segments(String text) {
        if (marks == null) {
            return List.of(new Segment(text, null));
        }
        List<Segment> segments = new ArrayList<>();
        int done = 0;
        for (String mark : marks) {
            String[] parts = mark.split(":", 4);
            int start = number(parts, 0);
            int end = number(parts, 1);
            boolean holds = parts.length == 4
                    && start >= done
                    && end >= start
                    && end <= text.length()
                    && Digest.of(text.substring(start, end)).hex().equals(parts[2]);
            if (!holds) {
                return List.of(new Segment(text, "unknown"));
            }
            segments.add(new Segment(text.substring(done, start), null));
            segments.add(new Segment(text.substring(start, end), parts[3]));
            done = end;
        }
        segments.add(new Segment(text.substring(done), null));
        return segments;
    }

    private static int number(String[] parts, int index) {
        try {
            return parts.length > index ? Integer.parseInt(parts[index]) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
