package dev.agentfirewall.output;

import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the model read, in another spelling, in a value of a call: nobody who means well sends base64 of a mail, or looks for one in shifted letters. */
final class Smuggled {
    private static final String RULE = "data.encoded";
    private static final int MOST = 50;
    private static final int LEAST = 8;
    private static final int MOVED = 14;
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
                if (read(Squeezed.plain(form)) && !copied(run.group())) {
                    found.add(finding(run.start(), run.end()));
                    break;
                }
            }
        }
        if (found.isEmpty() && moved(Squeezed.plain(text))) {
            found.add(finding(0, text.length()));
        }
        return found;
    }

    private boolean read(String plain) {
        return told.read().stream()
                .anyMatch(one -> one.secret() && one.index().grams().shares(plain, LEAST));
    }

    /** Whether the run itself was read, or the user wrote it: an identifier, or a file as it came. */
    private boolean copied(String run) {
        String plain = Squeezed.plain(run);
        return told.userSaid(plain)
                || told.read().stream().anyMatch(one -> one.index().squeezed().contains(plain));
    }

    /** In shifted or mirrored letters, or backwards; in plain ones it is no secret here. */
    private boolean moved(String squeezed) {
        if (squeezed.length() <= MOVED) {
            return false;
        }
        String on = Ciphers.steps(squeezed, false);
        return List.of(on, Ciphers.mirroredSteps(on), Ciphers.backwardSteps(on)).stream()
                .anyMatch(way -> told.read().stream()
                        .anyMatch(one -> one.secret()
                                && one.index().steps().shares(way, MOVED)
                                && !one.index().grams().shares(squeezed, MOVED)));
    }

    private static Finding finding(int from, int to) {
        return new Finding(RULE, Severity.MEDIUM, new Span(from, to), 1.0);
    }
}
