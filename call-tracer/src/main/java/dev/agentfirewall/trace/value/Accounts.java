package dev.agentfirewall.trace.value;

import java.util.List;
import java.util.Locale;

/** A value that is a telephone number, an account or a card: digits in groups, or an IBAN. */
final class Accounts {
    private static final int LEAST_DIGITS = 6;
    private static final int MOST_DIGITS = 24;
    private static final int MOST_CHARACTERS = 64;

    private Accounts() {}

    static void add(String value, BodyWords words, List<WordPattern> patterns, List<Forms.Lookup> lookups) {
        if (value.length() > MOST_CHARACTERS) {
            return;
        }
        String text = value.strip();
        if (text.regionMatches(true, 0, "tel:", 0, 4)) {
            text = text.substring(4);
        }
        if (text.chars().allMatch(c -> Character.isDigit(c) || "+-./() \u00a0\u202f–".indexOf(c) >= 0)) {
            number(text, words, patterns, lookups);
        } else {
            iban(text, words, patterns, lookups);
        }
    }

    private static void number(String text, BodyWords words, List<WordPattern> patterns, List<Forms.Lookup> lookups) {
        String digits = Phones.digits(text);
        if (digits.length() < LEAST_DIGITS || digits.length() > MOST_DIGITS) {
            return;
        }
        if (words.count() > 1) {
            patterns.add(WordPattern.of(Source.plain(digits), false, Form.ACCOUNT));
        }
        lookups.add(new Forms.Lookup(Key.text(Key.DIGITS, digits), Form.ACCOUNT));
        if (digits.length() >= DigitsReader.LEAST_PHONE && digits.length() <= DigitsReader.MOST_PHONE) {
            lookups.add(new Forms.Lookup(DigitsReader.phone(digits), Form.PHONE, text));
        }
    }

    private static void iban(String text, BodyWords words, List<WordPattern> patterns, List<Forms.Lookup> lookups) {
        StringBuilder compact = new StringBuilder(text.length());
        text.chars().filter(Character::isLetterOrDigit).forEach(c -> compact.append((char) c));
        String iban = compact.toString().toUpperCase(Locale.ROOT);
        if (!DigitsReader.isIban(iban)) {
            return;
        }
        lookups.add(new Forms.Lookup(Key.text(Key.IBAN, iban), Form.ACCOUNT));
        if (words.count() > 1) {
            patterns.add(WordPattern.of(Source.plain(iban), false, Form.ACCOUNT));
        }
    }
}
