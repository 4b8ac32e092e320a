package dev.agentfirewall.trace.request;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.scan.Span;
import dev.agentfirewall.trace.request.Concepts.Act;
import dev.agentfirewall.trace.request.MediumReader.Medium;
import dev.agentfirewall.trace.request.Phrases.Match;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads the orders of one text, sentence after sentence; "it" in one sentence is what the sentence before spoke of. */
final class OrderReader {
    /** "It" reaches back so many sentences. */
    private static final int MEMORY = 2;

    private static final Set<Lexicon.Frame> TELLING = EnumSet.of(
            Lexicon.Frame.BLOCK, Lexicon.Frame.SUBJECT, Lexicon.Frame.NOT, Lexicon.Frame.CLAUSE, Lexicon.Frame.WHEN);

    private final Voice voice;
    private final List<Order> orders = new ArrayList<>();
    private final Set<Order> besides = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Order> forbidden = new ArrayList<>();
    private final Deque<Read> before = new ArrayDeque<>();

    OrderReader(Voice voice) {
        this.voice = voice;
    }

    /** What is ordered; what a verb orders besides only where nobody forbids it: "approve it, but don't merge". */
    List<Order> orders() {
        Set<String> never = forbidden.stream().map(Order::act).collect(Collectors.toSet());
        return orders.stream()
                .filter(order -> !besides.contains(order) || !never.contains(order.act()))
                .toList();
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
        List<Medium> media = voice == Voice.USER ? new MediumReader(lexicon, sentence).media(hits) : List.of();
        Set<String> spokenOf = hits.isEmpty() ? Set.of() : spokenOf();
        for (int i = 0; i < hits.size(); i++) {
            ObjectReader objects = objects(lexicon, sentence, hits, i, media);
            boolean back = objects.pointsBack() || objects.isEmpty();
            boolean besides = objects.pointsBackFirst();
            spokenOf = i == 0 && (back || besides) ? spokenOf(lexicon, sentence, hits.get(0), spokenOf) : spokenOf;
            Set<String> things = back ? spokenOf : objects.things();
            Set<String> head = back ? spokenOf : objects.head();
            if (besides) {
                things = union(spokenOf, things);
                head = union(spokenOf, head);
            }
            add(hits.get(i), new Objects(things, head, objects), sentence, place);
            by(media, i, new Objects(things, head, objects), sentence, place);
            spokenOf = things.isEmpty() ? spokenOf : Set.copyOf(things);
        }
        if (hits.isEmpty() && voice == Voice.USER) {
            boolean question = lexicon.phrase("question", sentence, 0) > 0;
            if (question) {
                question(lexicon, sentence, place);
            } else {
                states(lexicon, sentence, place);
            }
        }
    }

    /** What the media of a verb do: as often as the verb itself, and about the same things. */
    private void by(List<Medium> media, int host, Objects objects, List<Token> sentence, UnaryOperator<Span> place) {
        for (Medium medium : media) {
            if (medium.host() == host) {
                Set<String> things = union(objects.things(), Set.of(medium.thing()));
                add(medium.hit(), new Objects(things, Set.of(medium.thing()), objects.read()), sentence, place);
            }
        }
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** "They sent a mail, answer it": what the sentence itself has spoken of comes first, from the user with what was before. */
    private Set<String> spokenOf(Lexicon lexicon, List<Token> sentence, Hit hit, Set<String> before) {
        Set<String> here = ObjectReader.of(lexicon, sentence, 0, hit.at()).things();
        if (voice == Voice.USER) {
            return union(here, before);
        }
        return here.isEmpty() ? before : Set.copyOf(here);
    }

    /** "Lights off": a thing and the state it is to be in, without a verb. */
    private void states(Lexicon lexicon, List<Token> sentence, UnaryOperator<Span> place) {
        ObjectReader objects = ObjectReader.of(lexicon, sentence, 0, sentence.size());
        if (!Concepts.all().near(objects.things(), Set.of("device")) || tells(lexicon, sentence)) {
            return;
        }
        for (int at = 1; at < sentence.size(); at++) {
            Match<String> state = lexicon.state(sentence, at);
            if (state != null) {
                Hit wished = new Hit(state.values(), at, state.length(), Strength.LOOSE, false, true);
                add(wished, new Objects(objects.things(), objects.head(), objects), sentence, place);
            }
        }
    }

    /** Whether the sentence has a verb that tells something: "the lights are off", "I left the lights on". */
    private static boolean tells(Lexicon lexicon, List<Token> sentence) {
        for (int at = 0; at < sentence.size(); at++) {
            Match<Lexicon.Frame> frame = lexicon.frame(sentence, at);
            boolean telling = frame != null && frame.values().stream().anyMatch(TELLING::contains);
            if (telling || lexicon.phrase("self", sentence, at) > 0) {
                return true;
            }
        }
        return false;
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
    private ObjectReader objects(Lexicon lexicon, List<Token> sentence, List<Hit> hits, int i, List<Medium> media) {
        Hit hit = hits.get(i);
        int next = i + 1 < hits.size() ? hits.get(i + 1).at() : sentence.size();
        for (Medium medium : media) {
            boolean behind = medium.host() == i && medium.hit().at() >= hit.end();
            next = behind ? Math.min(next, medium.hit().at()) : next;
        }
        ObjectReader right = ObjectReader.of(lexicon, sentence, hit.end(), next);
        if (hit.backward() || lexicon.isWide()) {
            ObjectReader left = left(lexicon, sentence, hits, i);
            boolean any = hit.backward() ? !left.isEmpty() : !left.things().isEmpty();
            boolean after = lexicon.isObjectLast() && !right.things().isEmpty();
            return !after && (any || right.isEmpty()) ? left : right;
        }
        return right.isEmpty() && i + 1 < hits.size() ? objects(lexicon, sentence, hits, i + 1, media) : right;
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
        Set<String> said = Set.copyOf(hit.acts());
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
                if (!said.contains(act.name())) {
                    besides.add(order);
                }
            }
        }
    }
}
