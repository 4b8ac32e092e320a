package dev.agentfirewall.rag.detect;

import dev.agentfirewall.rag.detect.Passage.Place;
import dev.agentfirewall.rag.detect.PhraseBook.Part;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Orders in languages other than English, by what orders are made of ({@link PhraseBook}): to drop earlier instructions,
 * to show the system prompt, to become somebody without rules; in data also notes to the assistant, and orders to act behind
 * the user's back.
 *
 * <p>Phrases are found by one search and paired by how near they stand, so that a language more costs no regular
 * expression more.
 *
 * <p><b>Limitations.</b> A few wordings for each idea and language, inflected forms by their stems; the languages of
 * {@link PhraseBook#LANGUAGES} and no others. The grammar of a sentence is not looked at.
 */
final class MultilingualOrder implements Detector {
    private static final int NEAR = 60;
    private static final int CLOSE = 24;
    private static final List<PhraseBook> BOOKS = PhraseBook.all();

    private record Use(int book, Part part) {}

    private static final List<List<Use>> USES = new ArrayList<>();
    private static final Literals PHRASES = phrases();
    private static final List<Set<String>> WORDS = List.of(
            words(Part.DROP, Part.PROMPT, Part.ASSISTANT, Part.SECRECY, Part.BECOME),
            words(Part.INSTRUCTIONS, Part.REVEAL, Part.ASSISTANT, Part.SECRECY, Part.FREE));

    private static Literals phrases() {
        Map<String, Integer> known = new HashMap<>();
        for (int b = 0; b < BOOKS.size(); b++) {
            for (Part part : Part.values()) {
                for (String phrase : BOOKS.get(b).phrases().getOrDefault(part, List.of())) {
                    int id = known.computeIfAbsent(phrase, p -> {
                        USES.add(new ArrayList<>());
                        return USES.size() - 1;
                    });
                    USES.get(id).add(new Use(b, part));
                }
            }
        }
        Map<String, Long> literals = new HashMap<>();
        known.forEach((phrase, id) -> literals.put(phrase, (long) id));
        return new Literals(literals);
    }

    private static Set<String> words(Part... parts) {
        Set<String> words = new LinkedHashSet<>();
        for (PhraseBook book : BOOKS) {
            for (Part part : parts) {
                words.addAll(book.phrases().getOrDefault(part, List.of()));
            }
        }
        return words;
    }

    @Override
    public String code() {
        return "text.injection.multilingual";
    }

    @Override
    public List<Set<String>> words() {
        return WORDS;
    }

    @Override
    public int reach() {
        return 2;
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        PhraseHits[] hits = new PhraseHits[BOOKS.size()];
        PHRASES.search(passage.words(), (start, end, id) -> {
            for (Use use : USES.get((int) id)) {
                if (hits[use.book()] == null) {
                    hits[use.book()] = new PhraseHits();
                }
                hits[use.book()].add(use.part(), new Place(start, end));
            }
        });
        Optional<Match> gravest = Optional.empty();
        for (PhraseHits language : hits) {
            if (language != null) {
                gravest = graver(gravest, judge(passage, language));
            }
        }
        return gravest;
    }

    private static Optional<Match> graver(Optional<Match> one, Optional<Match> other) {
        return one.isEmpty()
                        || (other.isPresent() && other.get().score() > one.get().score())
                ? other
                : one;
    }

    private static Optional<Match> judge(Passage passage, PhraseHits hits) {
        boolean data = Channels.data(passage.channel());
        return override(passage, hits)
                .or(() -> prompt(passage, hits))
                .or(() -> hits.pair(Part.BECOME, Part.FREE, NEAR).map(place -> match(passage, hits, place, 0.85)))
                .filter(match -> match.start() < passage.sentenceEnd())
                .or(() -> data ? inData(passage, hits) : Optional.empty());
    }

    private static Optional<Match> override(Passage passage, PhraseHits hits) {
        return hits.pair(Part.DROP, Part.INSTRUCTIONS, NEAR)
                .filter(place -> !hits.near(place, Part.NOT, 0))
                .map(place -> hits.near(place, Part.EARLIER, CLOSE)
                        ? match(passage, hits, place, 0.9)
                        : passage.match(place, Severity.MEDIUM, 0.4));
    }

    private static Optional<Match> prompt(Passage passage, PhraseHits hits) {
        return hits.pair(Part.REVEAL, Part.PROMPT, NEAR)
                .map(place -> passage.channel() == Channel.DOCUMENT
                        ? passage.match(place, Severity.MEDIUM, 0.4) // documents speak of system prompts
                        : match(passage, hits, place, 0.85));
    }

    /** Grave, but where the sentence talks about such orders. */
    private static Match match(Passage passage, PhraseHits hits, Place place, double score) {
        boolean talk = hits.has(Part.TALK) || passage.quotes(place);
        return talk ? passage.match(place, Severity.MEDIUM, 0.4) : passage.match(place, Severity.HIGH, score);
    }

    private static Optional<Match> inData(Passage passage, PhraseHits hits) {
        boolean pointed = passage.has(Wording.DESTINATION);
        return hits.first(Part.ASSISTANT)
                .map(place -> note(passage, hits, place, pointed))
                .or(() -> hits.first(Part.SECRECY).map(place -> behindTheBack(passage, hits, place)));
    }

    private static Match note(Passage passage, PhraseHits hits, Place place, boolean pointed) {
        boolean orders =
                hits.has(Part.ACT) || hits.has(Part.SECRET) || hits.has(Part.DROP) || hits.has(Part.REVEAL) || pointed;
        return orders ? match(passage, hits, place, 0.8) : passage.match(place, Severity.MEDIUM, 0.4);
    }

    private static Match behindTheBack(Passage passage, PhraseHits hits, Place place) {
        boolean acts = hits.near(place, Part.ACT, NEAR) || hits.has(Part.SECRET);
        return acts ? match(passage, hits, place, 0.8) : passage.match(place, Severity.MEDIUM, 0.3);
    }

    @Override
    public boolean listensTo(Channel channel) {
        return channel != Channel.SYSTEM;
    }
}
