package dev.agentfirewall.trace.value;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * One text, prepared so that values are found in it by looking them up and not by reading it again: its words by their hash, and its
 * dates, times, numbers and addresses by what they mean. A value is found between boundaries only, so that {@code bob@acme.example} is
 * not found in {@code bob@acme.example.evil.example}.
 *
 * <p><b>Bounds.</b> The first {@value #MAX_TEXT} characters, {@value #MAX_WORDS} words and {@value #MAX_MEANINGS} meanings are indexed;
 * when a text has more, {@link #complete} is false: a value not found may stand in it all the same. A look-up compares at most some
 * hundred thousand characters, and yields at most {@value #MAX_MATCHES} matches.
 *
 * <p><b>Limitations.</b> Text matching is no proof: a paraphrase, a translation or a computation is not found.
 *
 * <p>Immutable and thread-safe. It keeps the text it was made of, and some two bytes beside each of its characters.
 */
public final class ValueIndex {
    /** Characters that are indexed. */
    public static final int MAX_TEXT = 1 << 20;
    /** Words that are indexed. */
    public static final int MAX_WORDS = 1 << 18;
    /** Dates, times, numbers and addresses that are indexed. */
    public static final int MAX_MEANINGS = 1 << 17;
    /** Matches that one look-up yields. */
    public static final int MAX_MATCHES = 32;

    private static final int MAX_CANDIDATES = 1_024;

    private final Words words;
    private final Postings meanings;
    private final boolean complete;

    ValueIndex(Words words, Postings meanings, boolean complete) {
        this.words = words;
        this.meanings = meanings;
        this.complete = complete;
    }

    /** The index of {@code text}. */
    public static ValueIndex of(String text) {
        return new IndexBuilder(text).build();
    }

    /** Whether all of the text is indexed. When not, that a value is not found proves nothing. */
    public boolean complete() {
        return complete;
    }

    /** The places where {@code value} stands in the text, at most {@value #MAX_MATCHES}: the closest forms first, then by place. */
    public List<Match> find(Value value) {
        return search(value).matches;
    }

    /** Whether a search for {@code value} reaches the end of the text: false for words that nearly all of a long text is made of. */
    public boolean settles(Value value) {
        return complete && search(value).settled;
    }

    /** How much of {@code body}'s words this text explains. */
    public Coverage coverage(Value body) {
        return new CoverageSearch(words, body.words()).run();
    }

    private Search search(Value value) {
        Search search = new Search();
        Forms forms = value.forms();
        for (WordPattern pattern : forms.patterns()) {
            search.words(pattern);
        }
        for (Forms.Lookup lookup : forms.lookups()) {
            search.meaning(lookup);
        }
        search.jointly(forms.day(), forms.time());
        if (search.matches.isEmpty()) {
            for (WordPattern pattern : value.encoded()) {
                search.words(pattern);
            }
        }
        return search;
    }

    /** One look-up under way. */
    private final class Search {
        private final List<Match> matches = new ArrayList<>();
        private boolean settled = true;

        private void words(WordPattern pattern) {
            List<Match> found = new ArrayList<>();
            settled &= words.find(pattern, MAX_MATCHES - matches.size(), found);
            found.forEach(match -> add(matches, match, pattern.text()));
        }

        private void meaning(Forms.Lookup lookup) {
            settled &= collect(lookup, matches);
        }

        /** Day and time apart, when the text has both. */
        private void jointly(List<Forms.Lookup> day, List<Forms.Lookup> time) {
            List<Match> days = new ArrayList<>();
            List<Match> times = new ArrayList<>();
            day.forEach(lookup -> settled &= collect(lookup, days));
            if (!days.isEmpty()) {
                time.forEach(lookup -> settled &= collect(lookup, times));
            }
            if (!times.isEmpty()) {
                days.forEach(match -> add(matches, match, ""));
                times.forEach(match -> add(matches, match, ""));
            }
        }

        private boolean collect(Forms.Lookup lookup, List<Match> into) {
            int hash = Key.hash(lookup.key());
            int from = meanings.from(hash);
            int to = Math.min(meanings.to(hash), from + MAX_CANDIDATES);
            for (int i = from; i < to && into.size() < MAX_MATCHES; i++) {
                Readers.at(Key.kind(lookup.key()), words.source(), meanings.place(i), (key, start, end) -> {
                    if (key == lookup.key() && lookup.accepts(words.source(), start, end)) {
                        add(into, new Match(new Span(start, end), lookup.form()), "");
                    }
                });
            }
            return to == meanings.to(hash) || into.size() >= MAX_MATCHES;
        }

        private void add(List<Match> into, Match match, String exact) {
            Span span = match.span();
            boolean known = into.stream().anyMatch(other -> other.span().equals(span));
            if (into.size() < MAX_MATCHES && !known) {
                boolean same = match.form() == Form.FOLDED
                        && exact.length() == span.length()
                        && words.source().text().startsWith(exact, span.start());
                into.add(same ? new Match(span, Form.EXACT) : match);
            }
        }
    }
}
