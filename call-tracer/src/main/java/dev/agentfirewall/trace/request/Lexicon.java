package dev.agentfirewall.trace.request;

import dev.agentfirewall.trace.request.Phrases.Match;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One language's words for acts, things, orders, numbers. Immutable after its making, and thread-safe. */
final class Lexicon {

    private static final List<String> PHRASE_LISTS = List.of(
            "instructions",
            "assaid",
            "says",
            "roles",
            "by",
            "topic",
            "definite",
            "question",
            "obey",
            "all",
            "pronouns",
            "cut",
            "through",
            "plurals",
            "possessive",
            "endings",
            "past",
            "relatives",
            "matter",
            "manner",
            "subjects",
            "self",
            "voices");

    private static final int SHORTEST_PLURAL = 4;
    private static final List<String> NO_PLURALS = List.of("ss", "us", "is");

    /** Where the list of the words stands that only the speaker of {@link Voice#USER} is understood by. */
    private static final int GENEROUS = 3;

    /** What words around a verb say about it. */
    enum Frame {
        ORDER,
        WISH,
        GERUND,
        DONE,
        DONEWIDE,
        NOT,
        BLOCK,
        SUBJECT,
        WIDEN,
        JOIN,
        SKIP,
        CLAUSE,
        WHEN,
        PURPOSE,
        FINAL,
        NOTFINAL
    }

    /** In which form a verb stands. */
    enum Form {
        BASE,
        GERUND,
        DONE
    }

    /**
     * A verb.
     *
     * @param tail its second part, which stands further on; often empty
     * @param generous whether the word has so many other meanings that it is an order in the user's mouth alone
     */
    record Verb(String act, Form form, List<String> tail, boolean generous) {}

    /** A word for a thing. */
    record Noun(String thing, boolean plural) {}

    private final String language;
    private final boolean wide;
    private final boolean objectLast;
    private final boolean nounsCapitalised;
    private final boolean imperativeFirst;
    private final boolean subjectLast;
    private final List<String> clitics;
    private final Phrases<Frame> frames = new Phrases<>();
    private final Phrases<Verb> verbs = new Phrases<>();
    private final Phrases<Noun> nouns = new Phrases<>();
    private final Phrases<Boolean> sources = new Phrases<>();
    private final Phrases<String> states = new Phrases<>();
    private final Phrases<String> media = new Phrases<>();
    private final Map<String, Phrases<Boolean>> phrases = new HashMap<>();
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Integer> quantities = new HashMap<>();

    Lexicon(Data data) {
        language = data.get("language").text();
        wide = data.get("wide").isTrue();
        nounsCapitalised = data.get("nounscapitalised").text().equals("yes");
        objectLast = data.get("objectlast").text().equals("yes");
        subjectLast = data.get("subjectlast").text().equals("yes");
        imperativeFirst = !data.get("imperativefirst").text().equals("no");
        clitics = data.get("clitics").commas().stream().map(Forms::fold).toList();
        data.get("frames")
                .members()
                .forEach((frame, list) -> frames(Frame.valueOf(frame.toUpperCase(Locale.ROOT)), list));
        data.get("verbs").members().forEach(this::verbs);
        data.get("nouns").members().forEach(this::nouns);
        data.get("source").commas().forEach(phrase -> sources.add(Phrases.split(phrase), true));
        acts(data.get("states"), states);
        acts(data.get("media"), media);
        for (String list : List.of("function", "signs", "compound", "units", "people", "pluralends")) {
            words.put(list, words(data.get(list)));
        }
        for (String list : PHRASE_LISTS) {
            Phrases<Boolean> table = new Phrases<>();
            data.get(list).commas().forEach(phrase -> table.add(tokens(phrase), true));
            phrases.put(list, table);
        }
        data.get("quantity").members().forEach((word, number) -> quantities.put(Forms.fold(word), number.number()));
    }

    private static void acts(Data data, Phrases<String> acts) {
        data.members().forEach((act, list) -> list.commas().forEach(phrase -> acts.add(Phrases.split(phrase), act)));
    }

    private static Set<String> words(Data list) {
        Set<String> words = new HashSet<>();
        list.commas().forEach(word -> words.add(Forms.fold(word)));
        return words;
    }

    /** An ending such as {@code 's} is a token by itself. */
    private static List<String> tokens(String phrase) {
        return phrase.startsWith("'") ? List.of(phrase) : Phrases.split(phrase);
    }

    private void frames(Frame frame, Data list) {
        list.commas().forEach(phrase -> frames.add(Phrases.split(phrase), frame));
    }

    private void verbs(String act, Data forms) {
        if (!Concepts.all().isAct(act)) {
            throw new IllegalStateException("`" + act + "` in " + language + ".json is no act of concepts.json");
        }
        List<Data> all = forms.items();
        for (int i = 0; i < all.size(); i++) {
            boolean generous = i == GENEROUS;
            Form form = generous ? Form.BASE : Form.values()[i];
            all.get(i).commas().forEach(phrase -> verb(act, form, phrase, generous));
        }
    }

    private void verb(String act, Form form, String phrase, boolean generous) {
        int gap = phrase.indexOf('*');
        String head = gap < 0 ? phrase : phrase.substring(0, gap);
        List<String> tail = gap < 0 ? List.of() : Phrases.split(phrase.substring(gap + 1));
        verbs.add(Phrases.split(head), new Verb(act, form, tail, generous));
    }

    private void nouns(String thing, Data forms) {
        if (!Concepts.all().isThing(thing)) {
            throw new IllegalStateException("`" + thing + "` in " + language + ".json is no thing of concepts.json");
        }
        List<Data> all = forms.items();
        for (int i = 0; i < all.size(); i++) {
            boolean plural = i == 1;
            all.get(i).commas().forEach(phrase -> nouns.add(Phrases.split(phrase), new Noun(thing, plural)));
        }
    }

    String language() {
        return language;
    }

    /** Whether the verb of an order may stand anywhere in its clause, as in German or Japanese. */
    boolean isWide() {
        return wide;
    }

    /** Whether a sentence may begin with its order; in Japanese the end alone tells. */
    boolean isImperativeFirst() {
        return imperativeFirst;
    }

    /** Whether a capital letter within a sentence tells that a word is a noun. */
    boolean areNounsCapitalised() {
        return nounsCapitalised;
    }

    /** Whether the verb's object stands behind it wherever there is one. */
    boolean isObjectLast() {
        return objectLast;
    }

    /** Whether who says something may stand behind the verb: "como quiere Ana". */
    boolean isSubjectLast() {
        return subjectLast;
    }

    @Nullable
    Match<Frame> frame(List<Token> tokens, int at) {
        return frames.longest(tokens, at);
    }

    /** Verbs that begin at {@code at}, with any length, the shortest first. */
    List<Match<Verb>> verbs(List<Token> tokens, int at) {
        List<Match<Verb>> found = verbs.all(tokens, at);
        return found.isEmpty() && !clitics.isEmpty() ? withoutClitics(tokens, at) : found;
    }

    /** Romance verbs carry their pronouns at the end: {@code envíamelo}. */
    private List<Match<Verb>> withoutClitics(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        for (String clitic : clitics) {
            if (token.form().endsWith(clitic) && token.form().length() > clitic.length() + 2) {
                String stem = token.form().substring(0, token.form().length() - clitic.length());
                Token bare = new Token(stem, token.raw(), token.start(), token.end(), token.kind());
                List<Match<Verb>> found = verbs.all(List.of(bare), 0);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    @Nullable
    Match<Noun> noun(List<Token> tokens, int at) {
        return nouns.longest(tokens, at);
    }

    /** The state that a thing is to be brought into ("lights off"), as the act that does it, or null. */
    @Nullable
    Match<String> state(List<Token> tokens, int at) {
        return states.longest(tokens, at);
    }

    /** The medium that is named as a whole at {@code at}, as the act that it does, or null. */
    @Nullable
    Match<String> medium(List<Token> tokens, int at) {
        return media.longest(tokens, at);
    }

    /** Whether {@code word}, known as nothing, looks like more than one thing. */
    boolean looksPlural(String word) {
        return word.length() > SHORTEST_PLURAL
                && words.getOrDefault("pluralends", Set.of()).stream().anyMatch(word::endsWith)
                && NO_PLURALS.stream().noneMatch(word::endsWith);
    }

    int source(List<Token> tokens, int at) {
        Match<Boolean> found = sources.longest(tokens, at);
        return found == null ? 0 : found.length();
    }

    /** How many tokens of a phrase of {@code list} begin at {@code at}; 0 if none does. */
    int phrase(String list, List<Token> tokens, int at) {
        Phrases<Boolean> table = phrases.get(list);
        Match<Boolean> found = table == null ? null : table.longest(tokens, at);
        return found == null ? 0 : found.length();
    }

    /** Whether the verb at {@code at} tells to do what something else says. */
    boolean isObeying(List<Token> tokens, int at) {
        return phrase("obey", tokens, at) > 0;
    }

    Set<String> commonWords() {
        return words.getOrDefault("function", Set.of());
    }

    boolean has(String list, Token token) {
        return token.isWordLike() && words.getOrDefault(list, Set.of()).contains(token.form());
    }

    /** The number that {@code token} says, or 0. */
    int quantity(Token token) {
        if (token.is(Token.Kind.NUMBER) && token.form().length() <= 4) {
            return token.form().chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(token.form()) : 0;
        }
        return quantities.getOrDefault(token.form(), 0);
    }
}
