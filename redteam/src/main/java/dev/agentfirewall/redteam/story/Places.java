package dev.agentfirewall.redteam.story;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a value stands in a text, for people to look at: as it is written, upper and lower case aside. A value that was found in another form, such as a
 * date, has no place here, and its link leads to the message as a whole.
 */
final class Places {
    private static final int MOST = 3;
    private static final int LONGEST = 2_000;

    private Places() {}

    static List<Span> of(String value, String text) {
        String wanted = value.strip();
        List<Span> places = new ArrayList<>();
        if (wanted.length() < 2 || wanted.length() > LONGEST) {
            return places;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            lower = text; // a few letters change their length with their case: then offsets would be wrong
        }
        String sought = wanted.toLowerCase(Locale.ROOT);
        for (int at = lower.indexOf(sought); at >= 0 && places.size() < MOST; at = lower.indexOf(sought, at + 1)) {
            places.add(new Span(at, at + sought.length()));
        }
        return places;
    }
}
