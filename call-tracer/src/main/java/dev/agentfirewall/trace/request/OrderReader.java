package dev.agentfirewall.trace.request;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.scan.Span;
import dev.agentfirewall.trace.request.Concepts.Act;
import dev.agentfirewall.trace.request.Phrases.Match;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads the orders of one text, sentence after sentence; "it" in one sentence is what the sentence before spoke of. */
final class OrderReader {
    /** "It" reaches back so many sentences. */
    private static final int MEMORY = 2;

    private final Voice voice;
    private final List<Order> orders = new ArrayList<>();
    private final List<Order> forbidden = new ArrayList<>();
    private final Deque<Read> before = new ArrayDeque<>();

    OrderReader(Voice voice) {
        this.voice = voice;
    }

    List<Order> orders() {
        return orders;
    }

    List<Order> forbidden() {
        return forbidden;
    }

    /**
     * Reads a sentence.
     *
     * @param place where its tokens stand in the text
     */
    void read(List<Token> sentence, UnaryOperator<Span> place, List<Lexicon> languages) {
        for (Lexicon lexicon : languages) {
            read(sentence, place, lexicon);
        }
        before.addFirst(new Read(sentence, languages));
        if (before.size() > MEMORY) {
            before.removeLast();
        }
    }

    /** A sentence that was read, with the languages it may be in. */
    private record Read(List<Token> sentence, List<Lexicon> languages) {

        Set<String> things() {
            Set<String> things = new LinkedHashSet<>();
            languages.forEach(lexicon -> things.addAll(
                    ObjectReader.of(lexicon, sentence, 0, sentence.size()).things()));
            return things;
        }
    }

    /** What the sentences just before spoke of; looked up only where a sentence orders something. */
    private Set<String> spokenOf() {
        return before.stream()
                .map(Read::things)
                .filter(things -> !things.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private void read(List<Token> sentence, UnaryOperator<Span> place, Lexicon lexicon) {
        List<Hit> hits = new SentenceReader(lexicon, sentence, voice).read();
        Set<String> spokenOf = hits.isEmpty() ? Set.of() : spokenOf();
        for (int i = 0; i < hits.size(); i++) {
            ObjectReader objects = objects(lexicon, sentence, hits, i);
            boolean back = objects.pointsBack() || objects.isEmpty();
            Set<String> things = back ? spokenOf : objects.things();
            Set<String> head = back ? spokenOf : objects.head();
            add(hits.get(i), new Objects(things, head, objects), sentence, place);
            spokenOf = things.isEmpty() ? spokenOf : Set.copyOf(things);
        }
        if (hits.isEmpty() && voice == Voice.USER && lexicon.phrase("question", sentence, 0) > 0) {
            question(lexicon, sentence, place);
        }
    }

    /** A question asks for reading. */
    private void question(Lexicon lexicon, List<Token> sentence, UnaryOperator<Span> place) {
        Hit asking = new Hit(List.of("find"), 0, 1, Strength.LOOSE, false, false);
        ObjectReader about = ObjectReader.of(lexicon, sentence, 0, sentence.size());
        add(asking, new Objects(about.things(), about.head(), about), sentence, place);
    }

    /** What a verb is done to. */
    private record Objects(Set<String> things, Set<String> head, ObjectReader read) {}

    /** The things of the verb; of "find and delete the file", both verbs'. */
    private ObjectReader objects(Lexicon lexicon, List<Token> sentence, List<Hit> hits, int i) {
        Hit hit = hits.get(i);
        int next = i + 1 < hits.size() ? hits.get(i + 1).at() : sentence.size();
        ObjectReader right = ObjectReader.of(lexicon, sentence, hit.end(), next);
        if (hit.backward() || lexicon.isWide()) {
            ObjectReader left = left(lexicon, sentence, hits, i);
            boolean any = hit.backward() ? !left.isEmpty() : !left.things().isEmpty();
            boolean after = lexicon.isObjectLast() && !right.things().isEmpty();
            return !after && (any || right.isEmpty()) ? left : right;
        }
        return right.isEmpty() && i + 1 < hits.size() ? objects(lexicon, sentence, hits, i + 1) : right;
    }

    /** What stands before the verb in its own clause, or, of a passive, in its sentence. */
    private static ObjectReader left(Lexicon lexicon, List<Token> sentence, List<Hit> hits, int i) {
        Hit hit = hits.get(i);
        int from = i == 0 ? 0 : hits.get(i - 1).end();
        if (hit.backward()) {
            return ObjectReader.of(lexicon, sentence, from, hit.at());
        }
        for (int at = hit.at() - 1; at >= from; at--) {
            Match<Lexicon.Frame> frame = lexicon.frame(sentence, at);
            boolean join = frame != null && frame.values().contains(Lexicon.Frame.JOIN);
            if (join || sentence.get(at).is(Token.Kind.COMMA)) {
                return ObjectReader.of(lexicon, sentence, at + 1, hit.at());
            }
        }
        return ObjectReader.of(lexicon, sentence, from, hit.at());
    }

    private void add(Hit hit, Objects objects, List<Token> sentence, UnaryOperator<Span> place) {
        Span verb = new Span(
                sentence.get(hit.at()).start(), sentence.get(hit.end() - 1).end());
        Set<Act> acts = new LinkedHashSet<>();
        for (String act : hit.acts()) {
            acts.addAll(Concepts.all().sense(Concepts.all().act(act), objects.head()));
            if (voice == Voice.USER) {
                acts.addAll(Concepts.all().alsoSenses(Concepts.all().act(act), objects.things()));
            }
        }
        for (Act act : acts) {
            for (Effect effect : act.effects()) {
                Order order = new Order(
                        effect,
                        act.name(),
                        objects.things(),
                        objects.read().words(),
                        place.apply(Sentences.span(sentence)),
                        place.apply(verb),
                        hit.strength(),
                        objects.read().count());
                (hit.negated() ? forbidden : orders).add(order);
            }
        }
    }
}
