package dev.agentfirewall.trace.value;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes a value apart: into the elements of a list, or into what is telling in prose. One value each, not thread-safe. */
final class Parts {
    /** Parts of one value. */
    static final int MAX = 256;

    private static final int MOST_ELEMENT_WORDS = 6;
    private static final int LEAST_CODE = 4;

    private final Value whole;
    private final BodyWords words;
    private final Source source;
    private final List<Value.Part> parts = new ArrayList<>();
    private int end;
    private boolean dated;
    private ArgumentRole role = ArgumentRole.OTHER;

    private Parts(Value whole) {
        this.whole = whole;
        this.words = whole.words();
        this.source = words.source();
    }

    static List<Value.Part> of(Value whole) {
        return new Parts(whole).work();
    }

    private List<Value.Part> work() {
        if (!elements() && !place()) {
            telling();
        }
        return List.copyOf(parts);
    }

    /** The elements of a list of short values; false when the value is no such list. */
    private boolean elements() {
        String text = whole.text();
        if (text.indexOf(',') < 0 && text.indexOf(';') < 0 && text.indexOf('\n') < 0) {
            return false;
        }
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || parts(text, i)) {
                Span span = stripped(text, from, i);
                if (span.length() > 0) {
                    spans.add(span);
                }
                from = i + 1;
            }
        }
        if (spans.size() < 2 || spans.size() > MAX || spans.stream().anyMatch(span -> isLong(text, span))) {
            return false;
        }
        spans.forEach(span -> add(span, whole.role()));
        return true;
    }

    private static boolean parts(String text, int at) {
        char c = text.charAt(at);
        boolean figures = at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
        return c == ';' || c == '\n' || (c == ',' && !figures);
    }

    private static Span stripped(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end
                && Fold.classOf(text.charAt(start)) >= Fold.SPACE
                && Fold.classOf(text.charAt(start)) <= Fold.SOFT) {
            start++;
        }
        while (end > start && Fold.classOf(text.charAt(end - 1)) == Fold.SPACE) {
            end--;
        }
        return new Span(start, end);
    }

    private static boolean isLong(String text, Span span) {
        return BodyWords.of(Source.plain(text.substring(span.start(), span.end())))
                        .count()
                > MOST_ELEMENT_WORDS;
    }

    /** The host of an address of the web, folder and name of a path; false when the value is neither. */
    private boolean place() {
        String text = whole.text();
        if (text.chars().anyMatch(Character::isWhitespace)) {
            return false;
        }
        int scheme = text.indexOf("://");
        if (scheme > 0 || PlaceReader.isHost(text)) {
            int host = scheme > 0 ? scheme + 3 : 0;
            int end = host;
            while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            return part(host, end, ArgumentRole.URL);
        }
        int slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
        if (slash < 0 || text.chars().noneMatch(Character::isLetter)) {
            return false; // "15/05/2024"
        }
        boolean folder = part(0, slash, ArgumentRole.PATH);
        return part(slash + 1, text.length(), ArgumentRole.PATH) || folder;
    }

    private boolean part(int from, int to, ArgumentRole kind) {
        if (from < to && to - from < whole.text().length()) {
            add(new Span(from, to), kind);
            return true;
        }
        return false;
    }

    /** What stands in the words that is more than a word. */
    private void telling() {
        int done = 0;
        for (int i = 0; i < words.count() && parts.size() < MAX; i++) {
            int start = words.start(i);
            if (start < done) {
                continue;
            }
            int begin = longest(i, done);
            if (end > begin && end - begin < whole.text().strip().length()) {
                add(new Span(begin, end), role);
            }
            done = Math.max(done, end);
        }
    }

    /** Reads all that the word begins; {@link #end} is where the longest of it ends. Where it starts. */
    private int longest(int word, int floor) {
        int start = words.start(word);
        end = start;
        dated = false;
        role = ArgumentRole.OTHER;
        int run = PlaceReader.runStart(source, start, floor);
        Readers.word(source, start, words.hash(word), (key, from, to) -> take(key, to));
        NumberReader.Figure number = NumberReader.at(source, start);
        if (number != null
                && number.end() > end
                && !Value.of(text(start, number.end()), ArgumentRole.AMOUNT).weak()) {
            end = number.end();
            role = ArgumentRole.AMOUNT;
        }
        code(start, words.end(word));
        int stop = addressEnd(run);
        if (stop > end) {
            end = stop;
            return run;
        }
        return role == ArgumentRole.ACCOUNT ? Math.max(floor, Phones.start(source, start)) : start;
    }

    private void take(long key, int to) {
        ArgumentRole kind = switch (Key.kind(key)) {
            case Key.NUMBER, Key.CURRENCY -> ArgumentRole.AMOUNT;
            case Key.DIGITS, Key.PHONE, Key.IBAN -> ArgumentRole.ACCOUNT;
            default -> ArgumentRole.DATE;
        };
        boolean figuresOfADay = dated && kind == ArgumentRole.ACCOUNT;
        if (to > end && !figuresOfADay) {
            end = to;
            role = kind;
            dated = kind == ArgumentRole.DATE;
        }
    }

    /** Letters and figures mixed: a code, a key, an account. */
    private void code(int start, int to) {
        String word = text(start, to);
        boolean mixed =
                word.chars().anyMatch(Character::isDigit) && word.chars().anyMatch(Character::isLetter);
        if (to > end && mixed && word.length() >= LEAST_CODE) {
            end = to;
            role = DigitsReader.isIban(word.toUpperCase(Locale.ROOT)) ? ArgumentRole.ACCOUNT : ArgumentRole.OTHER;
        }
    }

    /** Where the address, path or code of several groups ends that starts at {@code run}; {@code run} when there is none. */
    private int addressEnd(int run) {
        int stop = PlaceReader.trimmedEnd(source, run);
        if (stop - run > PlaceReader.MAX_CHARACTERS) {
            return run;
        }
        String place = text(run, stop);
        if (Mailbox.isAddress(place)) {
            role = ArgumentRole.RECIPIENT;
            return stop;
        }
        if (place.contains("://") || (PlaceReader.isHost(place) && place.length() > LEAST_CODE)) {
            role = ArgumentRole.URL;
            return stop;
        }
        boolean figures = place.chars().filter(Character::isDigit).count() >= LEAST_CODE;
        if (place.indexOf('/') >= 0 && place.chars().anyMatch(Character::isLetter)) {
            role = ArgumentRole.PATH;
            return stop;
        }
        if (figures && place.chars().anyMatch(Character::isLetter)) {
            role = ArgumentRole.OTHER;
            return stop;
        }
        return run;
    }

    private String text(int from, int to) {
        return whole.text().substring(from, to);
    }

    private void add(Span span, ArgumentRole kind) {
        parts.add(new Value.Part(span, Value.of(text(span.start(), span.end()), kind)));
    }
}
