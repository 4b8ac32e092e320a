package dev.agentfirewall.trace.request;

import dev.agentfirewall.scan.Span;
import dev.agentfirewall.trace.request.Delegation.Kind;
import dev.agentfirewall.trace.request.Lexicon.Noun;
import dev.agentfirewall.trace.request.Phrases.Match;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds in a sentence the mails, files, pages, messages, events and persons that it points at, and what they are known by. */
final class SourceReader {
    private static final int FARTHEST = 16;
    private static final int LONGEST_EASTERN_NAME = 6;
    private static final int MOST_NAMES = 16;
    private static final int LONGEST_DESCRIPTION = 3;
    private static final Map<String, Kind> KINDS = Map.of(
            "message",
            Kind.MESSAGE,
            "post",
            Kind.MESSAGE,
            "event",
            Kind.EVENT,
            "page",
            Kind.PAGE,
            "file",
            Kind.FILE,
            "issue",
            Kind.OTHER,
            "pr",
            Kind.OTHER,
            "task",
            Kind.OTHER,
            "group",
            Kind.MESSAGE,
            "money",
            Kind.OTHER);
    private static final Set<String> MAILS = Set.of("email", "inbox", "newsletter", "draft", "attachment");
    private static final List<String> ORDER =
            List.of("message", "post", "page", "file", "event", "group", "issue", "pr", "task", "money");

    private final Lexicon lexicon;
    private final List<Token> tokens;
    private final List<Delegation> found = new ArrayList<>();
    private final Set<Integer> verbs = new HashSet<>();

    SourceReader(Lexicon lexicon, List<Token> tokens) {
        this.lexicon = lexicon;
        this.tokens = tokens;
        for (Hit hit : new SentenceReader(lexicon, tokens, Voice.USER).read()) {
            IntStream.range(hit.at(), hit.end()).forEach(verbs::add);
        }
    }

    List<Delegation> read() {
        for (int at = 0; at < tokens.size(); ) {
            at += read(at);
        }
        return found;
    }

    private int read(int at) {
        Token token = tokens.get(at);
        switch (token.kind()) {
            case PATH -> add(Kind.FILE, Set.of(token.raw()), token.span());
            case URL -> add(Kind.PAGE, Set.of(token.raw()), token.span());
            default -> {}
        }
        Optional<Kind> kind = kindAt(at);
        if (kind.isPresent()) {
            int length = lengthAt(at);
            source(kind.get(), at, length);
            return length;
        }
        int says = verbs.contains(at) ? 0 : lexicon.phrase("says", tokens, at);
        int speaks = Math.max(says, verbs.contains(at) ? 0 : lexicon.phrase("voices", tokens, at));
        if (speaks > 0) {
            speaker(at, speaks, says > 0);
        } else if (lexicon.phrase("roles", tokens, at) > 0) {
            add(Kind.OTHER, Set.of(token.raw()), token.span());
        }
        return 1;
    }

    private int lengthAt(int at) {
        Match<Noun> noun = lexicon.noun(tokens, at);
        return noun == null ? 1 : noun.length();
    }

    private Optional<Kind> kindAt(int at) {
        Match<Noun> noun = verbs.contains(at) ? null : lexicon.noun(tokens, at);
        return noun == null ? Optional.empty() : kind(noun);
    }

    private static Optional<Kind> kind(Match<Noun> noun) {
        if (noun.values().stream().anyMatch(one -> MAILS.contains(one.thing()))) {
            return Optional.of(Kind.MAIL);
        }
        for (String group : ORDER) {
            for (Noun one : noun.values()) {
                if (Concepts.all().groups(one.thing()).contains(group)) {
                    return Optional.ofNullable(KINDS.get(group));
                }
            }
        }
        return Optional.empty();
    }

    private void source(Kind kind, int at, int length) {
        Set<String> names = new LinkedHashSet<>();
        int start = owner(at, names);
        int end = after(kind, at + length, names);
        boolean pointed = !names.isEmpty() || isDefinite(at);
        if (pointed) {
            add(
                    kind,
                    names,
                    new Span(tokens.get(start).start(), tokens.get(end - 1).end()));
        }
    }

    /** "the mail", "my inbox", "that page": one that both know. */
    private boolean isDefinite(int at) {
        for (int i = Math.max(0, at - 3); i < at; i++) {
            if (lexicon.phrase("definite", tokens, i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whose it is, before it: {@code Bob's message}, {@code 'plan.docx' file}. */
    private int owner(int at, Set<String> names) {
        int i = at - 1;
        int possessive = possessiveEnding(at);
        if (possessive > 0 && i >= possessive) {
            return words(i - possessive, names);
        }
        if (i >= 0 && (tokens.get(i).isValue() || (tokens.get(i).isCapitalised() && i > 0))) {
            return words(i, names);
        }
        return at;
    }

    /** How many tokens before {@code at} say that what is before them is its owner. */
    private int possessiveEnding(int at) {
        for (int length = Math.min(at, 5); length > 0; length--) {
            if (lexicon.phrase("possessive", tokens.subList(0, at), at - length) == length) {
                return length;
            }
        }
        return 0;
    }

    private int words(int last, Set<String> names) {
        int first = last;
        while (first > 0 && last - first < LONGEST_EASTERN_NAME && isEasternName(first) && isEasternName(first - 1)) {
            first--;
        }
        while (first > 0
                && tokens.get(first).isCapitalised()
                && tokens.get(first - 1).isCapitalised()
                && first > 1) {
            first--;
        }
        name(first, last + 1, names);
        return first;
    }

    private boolean isEasternName(int at) {
        Token token = tokens.get(at);
        return token.is(Token.Kind.WORD)
                && Tokens.isEastern(token.raw().charAt(0))
                && !lexicon.has("function", token)
                && !verbs.contains(at)
                && lexicon.frame(tokens, at) == null;
    }

    /** From whom, about what, called how: what follows it. */
    private int after(Kind kind, int from, Set<String> names) {
        int end = from;
        int limit = Math.min(tokens.size(), from + FARTHEST);
        for (int i = from; i < limit && names.size() < MOST_NAMES; ) {
            int link = Math.max(lexicon.phrase("by", tokens, i), lexicon.phrase("topic", tokens, i));
            if ((isSource(i + link, link) && !isMatter(i, link)) || isOtherSource(kind, i + link)) {
                break;
            }
            if (link > 0) {
                int to = nameEnd(i + link);
                name(i + link, to, names);
                end = Math.max(end, to);
                i = Math.max(to, i + link);
            } else if (tokens.get(i).isValue()) {
                name(i, i + 1, names);
                end = i + 1;
                i++;
            } else if (goesOn(i)) {
                i++;
            } else {
                break;
            }
        }
        return end;
    }

    /** What a mail is about is no source that holds it: "the mail about the museum trip". */
    private boolean isMatter(int at, int link) {
        return lexicon.phrase("matter", tokens, at) == link;
    }

    /** Whether another source is named at {@code at}, behind its article. */
    private boolean isSource(int at, int link) {
        int i = at;
        while (i < tokens.size() && i - at < 2 && lexicon.phrase("definite", tokens, i) > 0) {
            i++;
        }
        return link > 0 && i < tokens.size() && kindAt(i).isPresent();
    }

    /** A path or a link is a source of its own, except behind "the file" and "the page". */
    private boolean isOtherSource(Kind kind, int at) {
        boolean path = at < tokens.size() && tokens.get(at).is(Token.Kind.PATH) && kind != Kind.FILE;
        return path || (at < tokens.size() && tokens.get(at).is(Token.Kind.URL) && kind != Kind.PAGE);
    }

    /** Whether the description of the source may go on behind this token. */
    private boolean goesOn(int i) {
        Token token = tokens.get(i);
        Match<Lexicon.Frame> frame = lexicon.frame(tokens, i);
        boolean owner = lexicon.phrase("possessive", tokens, i) > 0
                || (token.is(Token.Kind.WORD) && tokens.get(i - 1).form().equals("'s"));
        boolean and = frame != null && frame.values().contains(Lexicon.Frame.JOIN);
        return token.isWordLike() && (and || owner || lexicon.has("function", token));
    }

    /** Where the name ends that begins at {@code from}: a quotation, an address, capitalised words, or a few others. */
    private int nameEnd(int from) {
        int i = from;
        while (i < tokens.size() && i - from < 2 && lexicon.phrase("definite", tokens, i) > 0) {
            i++;
        }
        if (i < tokens.size() && tokens.get(i).isValue()) {
            return i + 1;
        }
        boolean capital = i < tokens.size() && tokens.get(i).isCapitalised();
        int start = i;
        while (i < tokens.size() && i - start < 4 && belongs(i, capital)) {
            i++;
        }
        return i;
    }

    private boolean belongs(int i, boolean capital) {
        Token token = tokens.get(i);
        return capital
                ? token.isCapitalised() || token.isValue()
                : token.isWordLike()
                        && !lexicon.has("function", token)
                        && lexicon.frame(tokens, i) == null
                        && lexicon.phrase("topic", tokens, i) == 0;
    }

    private void name(int from, int to, Set<String> names) {
        int first = from;
        while (first < to && lexicon.phrase("definite", tokens, first) > 0) {
            first++;
        }
        StringBuilder name = new StringBuilder();
        for (int i = first; i < to; i++) {
            boolean glued =
                    i == first || tokens.get(i - 1).end() == tokens.get(i).start();
            name.append(glued ? "" : " ").append(tokens.get(i).raw());
        }
        if (name.length() > 1) {
            names.add(name.toString());
        }
    }

    /** "what Ann asks", "as my boss wrote". */
    private void speaker(int says, int length, boolean plainly) {
        Set<String> names = new LinkedHashSet<>();
        int last = beforeBrackets(says - 1);
        if (last >= 0 && isName(last)) {
            int first = words(last, names);
            add(
                    Kind.OTHER,
                    names,
                    new Span(
                            tokens.get(first).start(),
                            tokens.get(says + length - 1).end()));
        } else if (lexicon.isSubjectLast() && says + length < tokens.size() && isName(says + length)) {
            name(says + length, nameEnd(says + length), names);
            add(Kind.OTHER, names, tokens.get(says + length).span());
        } else if (plainly && last >= 0 && lexicon.phrase("roles", tokens, last) == 0) {
            knownOne(last);
        }
    }

    /** "Bea (house sitter) wrote": what is in brackets aside. */
    private int beforeBrackets(int last) {
        if (last < 0 || !tokens.get(last).raw().equals(")")) {
            return last;
        }
        int at = last;
        while (at > 0
                && last - at <= LONGEST_EASTERN_NAME
                && !tokens.get(at).raw().equals("(")) {
            at--;
        }
        return tokens.get(at).raw().equals("(") ? at - 1 : last;
    }

    private boolean isName(int at) {
        Token token = tokens.get(at);
        return (token.isCapitalised() && !lexicon.has("function", token) && lexicon.frame(tokens, at) == null)
                || token.isValue();
    }

    /** "The roofer wants", "our lamp shop needs". */
    private void knownOne(int last) {
        int first = last;
        while (first >= 0 && last - first < LONGEST_DESCRIPTION && belongs(first, false)) {
            first--;
        }
        if (first >= 0 && first < last && lexicon.phrase("definite", tokens, first) > 0) {
            Set<String> names = new LinkedHashSet<>();
            name(first + 1, last + 1, names);
            add(
                    Kind.OTHER,
                    names,
                    new Span(tokens.get(first).start(), tokens.get(last).end()));
        }
    }

    private void add(Kind kind, Set<String> names, Span span) {
        Delegation one = new Delegation(kind, names, false, span);
        boolean known = found.stream()
                .anyMatch(other ->
                        other.span().start() <= span.start() && other.span().end() >= span.end());
        if (!known) {
            found.add(one);
        }
    }
}
