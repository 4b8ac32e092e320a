package dev.agentfirewall.trace.value;

import java.util.List;

/**
 * All that one value is looked up by. Immutable.
 *
 * @param patterns its words
 * @param lookups its meanings, each enough alone
 * @param day readings of its day, when it is a day and a time; found when a time is too
 * @param time readings of its time then
 */
record Forms(List<WordPattern> patterns, List<Lookup> lookups, List<Lookup> day, List<Lookup> time) {
    static final Forms NONE = new Forms(List.of(), List.of(), List.of(), List.of());

    Forms {
        patterns = List.copyOf(patterns);
        lookups = List.copyOf(lookups);
        day = List.copyOf(day);
        time = List.copyOf(time);
    }

    /**
     * A meaning to look up.
     *
     * @param digits the digits of a telephone number, to be compared with those of the text; empty for another meaning
     */
    record Lookup(long key, Form form, String digits) {
        Lookup(long key, Form form) {
            this(key, form, "");
        }

        boolean accepts(Source source, int start, int end) {
            return digits.isEmpty() || Phones.same(digits, source.text().substring(Phones.start(source, start), end));
        }
    }
}
