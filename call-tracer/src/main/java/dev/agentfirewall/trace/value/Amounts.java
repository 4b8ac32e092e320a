package dev.agentfirewall.trace.value;

import dev.agentfirewall.call.ArgumentRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that is a number, perhaps with its currency, or a currency. */
final class Amounts {
    private static final int LONGEST_CURRENCY = 8;

    private Amounts() {}

    static void add(
            BodyWords words, ArgumentRole role, boolean exact, List<WordPattern> patterns, List<Forms.Lookup> lookups) {
        NumberReader.Figure number = number(words);
        if (number != null) {
            String text = words.source().text();
            for (String reading : exact ? List.of(text) : number.readings()) {
                lookups.add(new Forms.Lookup(Key.text(Key.NUMBER, reading), Form.AMOUNT));
                if (reading.indexOf('.') < 0) {
                    patterns.add(WordPattern.of(Source.plain(reading), false, Form.AMOUNT));
                }
            }
        } else {
            currency(words.source().text().strip(), role, patterns, lookups);
        }
    }

    /** The number that all of the words are, currencies aside; null when they are something else. */
    private static NumberReader.@Nullable Figure number(BodyWords words) {
        Source source = words.source();
        int first = 0;
        while (first < words.count() - 1 && first < 2 && isCurrency(words.word(first))) {
            first++;
        }
        NumberReader.Figure number = NumberReader.at(source, words.start(first));
        if (number == null || number.readings().contains("")) {
            return null;
        }
        for (int i = first; i < words.count(); i++) {
            if (words.start(i) >= number.end() && !isCurrency(words.word(i))) {
                return null;
            }
        }
        return number;
    }

    private static boolean isCurrency(String word) {
        return !Lexicon.currency(word).isEmpty();
    }

    /** A currency's code, sign or name; a name only where a currency is expected, since most are other words too. */
    static void currency(String text, ArgumentRole role, List<WordPattern> patterns, List<Forms.Lookup> lookups) {
        if (text.length() > LONGEST_CURRENCY) {
            return;
        }
        String code = Lexicon.currency(Fold.fold(text));
        boolean expected = role == ArgumentRole.CURRENCY || (role == ArgumentRole.OTHER && text.equalsIgnoreCase(code));
        if (code.isEmpty() || !expected) {
            return;
        }
        lookups.add(new Forms.Lookup(Key.text(Key.CURRENCY, code), Form.CURRENCY));
        for (String name : Lexicon.currencyNames(code)) {
            WordPattern pattern = WordPattern.of(Source.plain(name), false, Form.CURRENCY);
            if (!pattern.isEmpty()) {
                patterns.add(pattern);
            }
        }
    }
}
