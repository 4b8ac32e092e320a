package dev.agentfirewall.trace.value;

import dev.agentfirewall.call.ArgumentRole;
import java.util.ArrayList;
import java.util.List;

/** Works out what a value is to be looked up by. One value each, not thread-safe. */
final class FormsOf {
    /** A value with more characters is looked up as a body alone. */
    private static final int MOST_CHARACTERS = 1 << 14;
    /** A date, number or address has no more words. */
    private static final int MOST_WORDS = 64;

    private final String text;
    private final ArgumentRole role;
    private final BodyWords words;
    private final boolean number;
    private final Source source;
    private final List<WordPattern> patterns = new ArrayList<>();
    private final List<Forms.Lookup> lookups = new ArrayList<>();
    private final List<Forms.Lookup> day = new ArrayList<>();
    private final List<Forms.Lookup> time = new ArrayList<>();

    private FormsOf(BodyWords words, ArgumentRole role, boolean number) {
        this.text = words.source().text();
        this.number = number;
        this.role = role;
        this.words = words;
        this.source = words.source();
    }

    /** {@code number}: it is a number of the arguments and no text, so that a point in it is the decimal point. */
    static Forms value(BodyWords words, ArgumentRole role, boolean number) {
        if (words.count() == 0) {
            return new FormsOf(words, role, number).sign();
        }
        if (words.count() > WordPattern.MAX_WORDS || words.source().length() > MOST_CHARACTERS) {
            return Forms.NONE;
        }
        return new FormsOf(words, role, number).work();
    }

    private Forms work() {
        asWritten();
        if (words.count() <= MOST_WORDS) {
            address();
            moment();
            Amounts.add(words, role, number, patterns, lookups);
            Accounts.add(text, words, patterns, lookups);
            place();
        }
        return new Forms(patterns, lookups, day, time);
    }

    /** A value without a word: a currency's sign, or nothing. */
    private Forms sign() {
        Amounts.currency(text.strip(), role, patterns, lookups);
        return new Forms(patterns, lookups, day, time);
    }

    private void asWritten() {
        boolean mail = Mailbox.isAddress(text);
        WordPattern written = WordPattern.of(source, mail, Form.FOLDED);
        patterns.add(written);
        if (!written.lead().isEmpty() && "#@$€£¥".contains(written.lead())) {
            patterns.add(written.withoutLead(Form.NAMED));
        }
        if (text.indexOf('\\') >= 0) {
            WordPattern unescaped = WordPattern.of(Source.of(text, text.length()), mail, Form.FOLDED);
            if (!unescaped.isEmpty()) {
                patterns.add(unescaped);
            }
        }
    }

    /** The address of a mailbox with a name, or after {@code mailto:}. */
    private void address() {
        String address = Mailbox.addressIn(text);
        if (!address.isEmpty()) {
            patterns.add(WordPattern.of(Source.plain(address), true, Form.ADDRESS));
        }
    }

    private void moment() {
        int first = words.start(0);
        int last = words.end(words.count() - 1);
        DateReader.read(source, first, (key, start, end) -> {
            if (end >= last && Key.kind(key) != Key.TIME) {
                lookups.addAll(day(key));
            } else if (Key.kind(key) == Key.DAY || Key.kind(key) == Key.DAY_WITHOUT_YEAR) {
                timeAfter(key, end, last);
            }
        });
        TimeReader.read(source, first, (key, start, end) -> {
            if (zone(end, last)) {
                lookups.add(new Forms.Lookup(key, Form.TIME));
            }
        });
    }

    private void timeAfter(long dayKey, int end, int last) {
        Keys note = (key, start, over) -> {
            if (Key.kind(key) == Key.TIME && zone(over, last)) {
                day.addAll(day(dayKey));
                time.add(new Forms.Lookup(key, Form.DATE_TIME));
            }
        };
        if (end < source.length() && (text.charAt(end) == 'T' || text.charAt(end) == 't')) {
            TimeReader.readAfterDate(source, end + 1, note);
            return;
        }
        int next = source.wordFrom(end);
        if (next < last && Moments.between(source.folded(next, source.wordEnd(next)))) {
            next = source.wordFrom(source.wordEnd(next));
        }
        if (next < last) {
            TimeReader.read(source, next, note);
        }
    }

    /** Whether nothing but a zone stands between {@code end} and the value's end. */
    private boolean zone(int end, int last) {
        return end >= last || Moments.zone(text.substring(end, last));
    }

    private static List<Forms.Lookup> day(long key) {
        long monthAndDay = key & 0xFFFF;
        int month = (int) (monthAndDay >> 8);
        int number = (int) (monthAndDay & 0xFF);
        return switch (Key.kind(key)) {
            case Key.DAY ->
                List.of(
                        new Forms.Lookup(key, Form.DATE),
                        new Forms.Lookup(Key.dayWithoutYear(month, number), Form.DATE));
            case Key.DAY_WITHOUT_YEAR ->
                List.of(new Forms.Lookup(key, Form.DATE), new Forms.Lookup(Key.dayOfAnyYear(month, number), Form.DATE));
            case Key.MONTH -> List.of(new Forms.Lookup(key, Form.DATE));
            default -> List.of();
        };
    }

    private void place() {
        int first = words.start(0);
        int last = words.end(words.count() - 1);
        int run = PlaceReader.runStart(source, first, 0);
        PlaceReader.read(source, run, (key, start, end) -> {
            if (end >= last && Key.kind(key) != Key.FILE) {
                lookups.add(new Forms.Lookup(key, Key.kind(key) == Key.URL ? Form.URL : Form.PATH));
            }
        });
        boolean name = role != ArgumentRole.RECIPIENT && role != ArgumentRole.URL && role != ArgumentRole.ACCOUNT;
        int point = text.lastIndexOf('.');
        if (name && point > 0 && point < text.length() - 1 && text.chars().noneMatch(c -> " /\\@:".indexOf(c) >= 0)) {
            lookups.add(new Forms.Lookup(Key.text(Key.FILE, Fold.fold(text)), Form.FILE_NAME));
        }
    }
}
