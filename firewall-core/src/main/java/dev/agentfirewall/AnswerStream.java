package dev.agentfirewall;

import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.ContentJudgement;
import dev.agentfirewall.enforcement.Edits;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.scan.Span;
import dev.agentfirewall.stream.Cuts;
import dev.agentfirewall.stream.Windows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An answer on its way to its reader while the model is still speaking. What leaves is judged; what might still become something that may not leave
 * waits, for {@value Cuts#SOFT} characters of prose at most and for {@value Cuts#HARD} while a link, a tag or a key stays open.
 *
 * <pre>{@code
 * AnswerStream answer = firewall.answer(context);
 * for (String token : tokens) {
 *     reader.show(answer.accept(token));
 * }
 * AnswerStream.End end = answer.end();
 * reader.show(end.rest());
 * end.stop().ifPresent(stop -> reader.show("Withheld: " + stop.code()));
 * }</pre>
 *
 * <p><b>Guarantees.</b> However the answer is parted, what is shown in all is the same. It is what {@link Firewall#screen} makes of the whole
 * answer, less what a piece was cut for that looks better in the whole; or, where the answer is stopped, a beginning of it as far as it was judged to be
 * harmless. Never throws for what a model said. Thread-safe.
 */
public final class AnswerStream {
    /** A longer answer is withheld from there on. */
    public static final int MOST = 4 << 20;

    private static final int CONTEXT = 512;
    private static final int EAGER = 24;
    private static final int LEAST = 80;
    private static final String LATE = "answer.late";
    private static final String REPLACED = "answer.replaced";

    private final ContentGuard guard;
    private final RequestContext context;
    private final AnswerWatch watch;
    private final StringBuilder said = new StringBuilder();
    private final StringBuilder shown = new StringBuilder();
    private final Windows windows = new Windows();
    private final Deque<Integer> starts = new ArrayDeque<>();
    private final Set<Verdict> told = new HashSet<>();
    private final List<Span> edited = new ArrayList<>();
    private int judged;
    private int waiting;
    private Optional<Stop> stop = Optional.empty();
    private boolean ended;

    AnswerStream(ContentGuard guard, RequestContext context, AnswerWatch watch) {
        this.guard = guard;
        this.context = context;
        this.watch = watch;
    }

    /**
     * How an answer ended.
     *
     * @param rest what may still be shown
     * @param shown all that may be shown, the rest included
     * @param stop why it goes no further; empty when it is whole
     */
    public record End(String rest, String shown, Optional<Stop> stop) {
        /** Tells how much; the text is guarded. */
        @Override
        public String toString() {
            return "answer of " + shown.length()
                    + stop.map(why -> " stopped by " + why.code()).orElse("");
        }
    }

    /**
     * Why an answer goes no further.
     *
     * @param code the rule
     * @param instead security's words for the reader, where policy has some
     */
    public record Stop(String code, Optional<String> instead) {
        /** Tells the code. */
        @Override
        public String toString() {
            return code;
        }
    }

    /** Takes what the model says next, and gives back what may be shown now: often nothing. */
    public synchronized String accept(String part) {
        if (ended) {
            throw new IllegalStateException("an answer that has ended takes no more");
        }
        if (stop.isPresent()) {
            return "";
        }
        if (said.length() + part.length() > MOST) {
            stop("answer.too_long", Optional.empty());
            return "";
        }
        said.append(part);
        return watch.judging(() -> released(false));
    }

    /** Ends the answer: judges what waited, and the whole. */
    public synchronized End end() {
        if (ended) {
            return new End("", shown.toString(), stop);
        }
        String rest = said.length() == 0 ? "" : watch.judging(this::last);
        ended = true;
        if (stop.isPresent()) {
            shown.setLength(
                    shown.length() - rest.length()); // the last words of an answer that is withheld are not shown
            rest = "";
        }
        return told(new End(rest, shown.toString(), stop));
    }

    private String last() {
        String rest = released(true);
        if (stop.isEmpty()) {
            whole();
        }
        return rest;
    }

    private End told(End end) {
        watch.ended(end, !edited.isEmpty());
        return end;
    }

    /** Ends the answer where it is, for {@code code}: what waited is not shown. */
    public synchronized End stop(String code) {
        if (ended) {
            return new End("", shown.toString(), stop);
        }
        stop(code, Optional.empty());
        ended = true;
        return told(new End("", shown.toString(), stop));
    }

    private void stop(String code, Optional<String> instead) {
        stop = stop.or(() -> Optional.of(new Stop(code, instead)));
    }

    private String released(boolean last) {
        int before = shown.length();
        while (stop.isEmpty()) {
            int cut = cut();
            if (cut == Cuts.NONE) {
                break;
            }
            piece(cut);
        }
        if (last && stop.isEmpty() && judged < said.length()) {
            piece(said.length());
        }
        return shown.substring(before);
    }

    /**
     * Where the next piece ends, or {@link Cuts#NONE} while what was said so far has to wait. A cut that had to wait once is not asked about again:
     * what stands before it does not change.
     */
    private int cut() {
        String open = said.substring(judged);
        int cut;
        while ((cut = Cuts.next(open, 0, waiting, least())) != Cuts.NONE) {
            int end = judged + cut;
            String known = window(new Span(judged, end)).text();
            if (cut >= Cuts.HARD || guard.pending(context, known) == known.length()) {
                return end;
            }
            waiting = cut;
        }
        return Cuts.NONE;
    }

    /** The first words go as soon as they can; later ones in handfuls, since each piece is a question to policy. */
    private int least() {
        return judged == 0 ? 1 : judged < LEAST ? EAGER : LEAST;
    }

    private void piece(int end) {
        Span place = new Span(judged, end);
        Content content =
                Content.modelOutput(said.substring(place.start(), place.end())).cutFrom(window(place));
        Stopwatch watch = new Stopwatch();
        ContentJudgement judgement = guard.judgePiece(context, content);
        watch.lap("screen");
        boolean known =
                !told.add(Verdict.of(judgement)); // a clean answer is told once, and not again for each of its pieces
        show(
                known ? judgement.screened() : guard.recorded(context, content, judgement, watch),
                place,
                judgement.edits());
        starts.add(judged);
        judged = place.end();
        waiting = 0;
    }

    private void show(Screened screened, Span place, Edits edits) {
        if (screened instanceof Screened.Withheld withheld) {
            stop(withheld.code(), Optional.empty());
        } else if (edits.whole().isPresent()) {
            stop(REPLACED, edits.whole());
        } else {
            screened.shown().ifPresent(shown::append);
        }
        edits.spans().stream()
                .map(edit -> edit.finding().span())
                .map(span -> new Span(place.start() + span.start(), place.start() + span.end()))
                .sorted(Comparator.comparingInt(Span::start))
                .forEach(edited::add);
    }

    /** The whole is judged once more: where it would cut what was shown, the answer stops. */
    private void whole() {
        ContentJudgement judgement = guard.onRecord(context, Content.modelOutput(said.toString()));
        Edits edits = judgement.edits();
        if (judgement.screened() instanceof Screened.Withheld withheld) {
            stop(withheld.code(), Optional.empty());
        } else if (edits.whole().isPresent()) {
            stop(REPLACED, edits.whole());
        } else if (!edits.spans().stream().allMatch(edit -> cut(edit.finding().span()))) {
            stop(LATE, Optional.empty());
        }
    }

    /** Whether nothing of {@code span} was shown. */
    private boolean cut(Span span) {
        int shownFrom = span.start();
        for (Span one : edited) {
            if (one.start() <= shownFrom) {
                shownFrom = Math.max(shownFrom, one.end());
            }
        }
        return shownFrom >= span.end();
    }

    /** What the log tells of a piece. */
    private record Verdict(Decision decision, PolicyReference policy, List<String> rules) {
        static Verdict of(ContentJudgement judgement) {
            return new Verdict(
                    judgement.response().decision(), judgement.response().policy(), ResultInspector.rules(judgement));
        }
    }

    /** The piece with what stands before it: what is found across the border counts. */
    private Content.Surroundings window(Span place) {
        Windows.Start from = windows.before(said, from());
        String text = from.lead() + said.substring(from.start(), place.end());
        return new Content.Surroundings(text, new Span(text.length() - place.length(), text.length()));
    }

    /** Where the first of those pieces begins that the next one is judged with. */
    private int from() {
        while (!starts.isEmpty() && judged - starts.peek() > CONTEXT) {
            starts.remove();
        }
        return starts.isEmpty() ? judged : starts.peek();
    }
}
