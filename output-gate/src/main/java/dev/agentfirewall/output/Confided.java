package dev.agentfirewall.output;

import dev.agentfirewall.rag.normalize.CanonicalText;
import dev.agentfirewall.rag.normalize.Legible;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What was told in confidence and stands in a text: canaries, secrets, the host's instructions at length; plain, with letters set apart, or encoded.
 * What the user said too is theirs.
 */
final class Confided {
    private static final int MOST = 100;
    private static final int LEAST = 5;
    private static final int GAP = 16;
    private static final int NAME = 12;
    private final Told told;

    Confided(Told told) {
        this.told = told;
    }

    List<Finding> in(String text, List<Link> links) {
        List<Finding> found = new ArrayList<>();
        if (told.secrets().isEmpty()
                && told.canaries().isEmpty()
                && told.prompts().isEmpty()) {
            return found;
        }
        Squeezed squeezed = Squeezed.of(text);
        for (String canary : told.canaries()) {
            every(squeezed, canary, "prompt.canary", Severity.HIGH, found);
        }
        for (String secret : told.secrets()) {
            every(squeezed, secret, rule(secret), Severity.MEDIUM, found);
        }
        found.removeIf(finding -> opens(finding, squeezed, links));
        for (SystemEcho prompt : told.echoes()) {
            SystemEcho.Echo echo = prompt.in(text, squeezed, told::userSaid);
            String rule = echo.disguised() ? "prompt.encoded" : "prompt.verbatim";
            echo.spans().forEach(span -> found.add(finding(rule, span)));
        }
        if (found.isEmpty()) {
            disguised(squeezed, found);
            parted(squeezed, found);
        }
        encoded(text, found);
        return found;
    }

    /** Whether a secret stands in an address that was read as it stands, and was read nowhere else: who is given a link is given what opens it. */
    private boolean opens(Finding finding, Squeezed squeezed, List<Link> links) {
        return finding.rule().equals("answer.secret")
                && links.stream()
                        .filter(link -> link.span().start() <= finding.span().start()
                                && finding.span().end() <= link.span().end())
                        .anyMatch(link -> told.read().stream()
                                        .anyMatch(text -> text.index().gives(link.target()))
                                && told.linked(squeezed.within(finding.span())));
    }

    /** What was called a password where it was read: nobody searches for it. */
    List<Finding> spoken(String text) {
        List<Finding> found = new ArrayList<>();
        Squeezed squeezed = Squeezed.of(text);
        for (String secret : told.spoken()) {
            every(squeezed, secret, "answer.secret", Severity.MEDIUM, found);
        }
        return found;
    }

    /** A key or a password in the name of a thing: whoever looks it up, or keeps a log, learns it. */
    List<Finding> named(String text) {
        List<Finding> found = new ArrayList<>();
        Squeezed squeezed = Squeezed.of(text);
        told.secrets().stream()
                .filter(one -> one.length() >= NAME && !told.linked(one))
                .forEach(secret -> every(squeezed, secret, "query.secret", Severity.MEDIUM, found));
        return found;
    }

    private String rule(String secret) {
        return told.prompted().contains(secret) ? "prompt.secret" : "answer.secret";
    }

    private static void every(Squeezed text, String value, String rule, Severity severity, List<Finding> found) {
        if (value.length() < LEAST) {
            return;
        }
        int at = text.text().indexOf(value);
        while (at >= 0 && found.size() < MOST) {
            if (bounded(text, at, at + value.length(), value)) {
                found.add(new Finding(rule, severity, text.original(at, at + value.length()), 1.0));
            }
            at = text.text().indexOf(value, at + value.length());
        }
    }

    /** Short values count where a word begins and ends with them, as far as the original can tell. */
    private static boolean bounded(Squeezed text, int from, int to, String value) {
        return value.length() >= 8 || text.bounded(from, to);
    }

    /** A secret backwards, or in shifted letters, or with its first letters at the heads of words or lines. */
    private void disguised(Squeezed squeezed, List<Finding> found) {
        if (told.secrets().isEmpty() || squeezed.length() < 6 || squeezed.length() > 20_000) {
            return;
        }
        List<String> forms = new ArrayList<>(List.of(
                Ciphers.reversed(squeezed.text()),
                Ciphers.shifted(squeezed.text(), 13),
                Ciphers.mirrored(squeezed.text()),
                Ciphers.unleet(squeezed.text())));
        forms.add(letters(squeezed)); // without pictures between them
        for (String secret : told.secrets()) {
            String plain = Ciphers.unleet(secret);
            if (secret.length() >= 7
                    && !squeezed.text().contains(secret)
                    && (forms.stream().anyMatch(form -> form.contains(secret))
                            || (forms.get(3).contains(plain) && letters(plain)))) {
                found.add(finding(rule(secret), squeezed.original(0, squeezed.length())));
                return;
            }
        }
    }

    /** A secret of the host's in its parts, with a word or two between them. */
    private void parted(Squeezed squeezed, List<Finding> found) {
        for (List<String> parts : told.parted()) {
            int from = squeezed.text().indexOf(parts.get(0));
            while (from >= 0 && found.isEmpty()) {
                int to = end(squeezed.text(), from, parts);
                if (to > 0) {
                    found.add(finding("prompt.secret", squeezed.original(from, to)));
                }
                from = squeezed.text().indexOf(parts.get(0), from + 1);
            }
        }
    }

    /** Where {@code parts} that begin at {@code from} end, if each follows the one before it closely; -1 where they do not. */
    private static int end(String text, int from, List<String> parts) {
        int at = from + parts.get(0).length();
        for (String part : parts.subList(1, parts.size())) {
            int next = text.indexOf(part, at);
            if (next < 0 || next - at > GAP) {
                return -1;
            }
            at = next + part.length();
        }
        return at;
    }

    private static String letters(Squeezed squeezed) {
        StringBuilder out = new StringBuilder(squeezed.length());
        squeezed.text().chars().filter(c -> !Character.isSurrogate((char) c)).forEach(c -> out.append((char) c));
        return out.toString();
    }

    private static boolean letters(String plain) {
        return plain.chars().filter(c -> c >= 'a' && c <= 'z').count() >= 6;
    }

    private void encoded(String text, List<Finding> found) {
        boolean folded = text.chars().anyMatch(c -> c >= 0x80 || c == '&' || c == '\\');
        if (!folded && EncodedRuns.in(text, 1).isEmpty()) {
            return;
        }
        CanonicalText legible = Legible.of(text);
        for (int[] run : EncodedRuns.in(legible.text(), MOST)) {
            Set<String> forms = Decodings.of(legible.text().substring(run[0], run[1]));
            for (String form : forms) {
                String plain = Squeezed.plain(form);
                Span span = legible.original(run[0], run[1]);
                if (told.canaries().stream().anyMatch(plain::contains)) {
                    found.add(new Finding("prompt.canary", Severity.HIGH, span, 1.0));
                } else if (told.secrets().stream().anyMatch(plain::contains)) {
                    found.add(finding(
                            told.prompted().stream().anyMatch(plain::contains) ? "prompt.secret" : "answer.secret",
                            span));
                } else if (told.echoes().stream().anyMatch(prompt -> prompt.encoded(form))) {
                    found.add(finding("prompt.encoded", span));
                } else {
                    continue;
                }
                break;
            }
        }
    }

    private static Finding finding(String rule, Span span) {
        return new Finding(rule, Severity.MEDIUM, span, 1.0);
    }
}
