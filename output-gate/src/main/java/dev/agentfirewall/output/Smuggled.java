package dev.agentfirewall.output;

import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the model read, encoded in a value of a call: nobody who means well sends base64 of a mail. */
final class Smuggled {
    private static final int MOST = 50;
    private static final int LEAST = 8;
    private static final Pattern RUN =
            Pattern.compile("[A-Za-z0-9+/_=-]{12,}|(?:[0-9A-Za-z]{1,8}[ ,:;.-]{1,2}){7,}[0-9A-Za-z]{1,8}");

    private final Told told;

    Smuggled(Told told) {
        this.told = told;
    }

    List<Finding> in(String text) {
        List<Finding> found = new ArrayList<>();
        Matcher run = RUN.matcher(text);
        int looked = 0;
        while (run.find() && found.size() < MOST && looked++ < 200) {
            for (String form : Decodings.of(run.group())) {
                String plain = Squeezed.plain(form);
                if (told.read().stream()
                        .anyMatch(one -> one.secret() && one.index().grams().longestRun(plain) >= LEAST)) {
                    found.add(new Finding("data.encoded", Severity.MEDIUM, new Span(run.start(), run.end()), 1.0));
                    break;
                }
            }
        }
        return found;
    }
}
