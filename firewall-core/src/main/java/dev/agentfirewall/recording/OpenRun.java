package dev.agentfirewall.recording;

import dev.agentfirewall.recording.ShownMessage.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that may go on: its messages, each once, and the last answer, which counts when the next request shows it or nothing follows.
 * Confined to the recorder's thread.
 */
final class OpenRun {
    /** A run of more messages ends there. */
    static final int MOST_MESSAGES = 2_000;

    private final List<ShownMessage> messages = new ArrayList<>();
    private final List<ShownMessage> talk = new ArrayList<>(); // all but the system's
    private final long longest;
    private @Nullable ShownMessage pending;
    private long length;
    private boolean full;

    OpenRun(long longest) {
        this.longest = longest;
    }

    /** Whether {@code turn} goes on from here: at least its first message, the system's aside, is among the last ones of this run, and it shows more. */
    boolean takes(Turn turn) {
        if (full) {
            return true; // a run that grew too long takes the rest of the conversation and keeps none of it
        }
        List<ShownMessage> next = talkOf(turn);
        int known = overlap(next);
        if (!talk.isEmpty() && (known == 0 || known == next.size())) {
            return false;
        }
        turn.messages().stream()
                .filter(message -> message.speaker() == Speaker.SYSTEM)
                .filter(message -> messages.stream().noneMatch(message::isSameAs))
                .forEach(this::add);
        next.subList(known, next.size()).forEach(this::add);
        pending = turn.answer();
        return true;
    }

    private static List<ShownMessage> talkOf(Turn turn) {
        return turn.messages().stream()
                .filter(message -> message.speaker() != Speaker.SYSTEM)
                .toList();
    }

    private void add(ShownMessage message) {
        full |= messages.size() >= MOST_MESSAGES || length + message.length() > longest;
        if (!full) {
            length += message.length();
            messages.add(message);
            if (message.speaker() != Speaker.SYSTEM) {
                talk.add(message);
            }
        }
    }

    /** How many of the first messages of {@code next} are the last ones of this run: a memory that was trimmed begins in its middle. */
    private int overlap(List<ShownMessage> next) {
        for (int start = Math.max(0, talk.size() - next.size()); start < talk.size(); start++) {
            if (goesOn(start, next)) {
                return talk.size() - start;
            }
        }
        return 0;
    }

    private boolean goesOn(int start, List<ShownMessage> next) {
        for (int i = start; i < talk.size(); i++) {
            if (!talk.get(i).isSameAs(next.get(i - start))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it grew too long, so that nothing more is added to it. */
    boolean full() {
        return full;
    }

    long length() {
        return length;
    }

    /** All messages, the last answer among them. What is held is let go. */
    List<ShownMessage> end() {
        List<ShownMessage> all = new ArrayList<>(messages);
        Optional.ofNullable(pending).filter(answer -> !full).ifPresent(all::add);
        messages.clear();
        talk.clear();
        length = 0;
        pending = null;
        return all;
    }
}
