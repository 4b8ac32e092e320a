package dev.agentfirewall.output;

import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host's instructions in other words, or in another language, for somebody who asked for them: numbers and names stay what they are. Looked for only
 * where the instructions say that they are not to be told.
 *
 * <p><b>Limitations.</b> Instructions without numbers, and those retold to somebody who does not ask in one of the languages known here, pass.
 *
 * @param told what was told
 */
record Retold(Told told) {
    /** Characters within which numbers and names belong together. */
    private static final int NEAR = 480;

    private static final int NUMBERS = 2;
    private static final int ALL = 3;
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,40}|[0-9]+(?:[ ./,-]?[0-9]+)*");
    private static final Pattern ASKS = Pattern.compile(
            "\\b(?:system ?prompt|(?:your|initial|original|hidden|secret|previous) (?:\\w+ ){0,2}(?:instructions?|rules|prompt|guidelines|directives)|(?:were|are|been) you told|you (?:were|are|have been) (?:told|instructed)|(?:text|words|everything|all) above"
                    + "|(?:deine|eure|ihre) (?:\\w+ )?(?:anweisung\\w*|instruktion\\w*|vorgaben|regeln)|(?:tes|vos) (?:\\w+ )?(?:consignes?|instructions|r[eè]gles)|(?:tus|sus) (?:\\w+ )?(?:instrucciones|reglas)"
                    + "|(?:tue|vostre) (?:\\w+ )?(?:istruzioni|regole)|(?:tuas|suas) (?:\\w+ )?(?:instru[cç][oõ]es|regras)|(?:je|jouw|uw) (?:\\w+ )?(?:instructies|regels))\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Whether somebody who says {@code text} asks for the instructions. */
    static boolean asks(String text) {
        return ASKS.matcher(text).find();
    }

    Optional<Finding> in(String text) {
        return told.askedForInstructions()
                ? told.kept().stream()
                        .flatMap(words -> span(text, words).stream())
                        .findFirst()
                        .map(span -> new Finding("prompt.encoded", Severity.MEDIUM, span, 1.0))
                : Optional.empty();
    }

    /** A number or name of the instructions, and where it stands. */
    private record Anchor(String word, int start, int end) {
        boolean number() {
            return Character.isDigit(word.charAt(0));
        }
    }

    private Optional<Span> span(String text, Words words) {
        List<Anchor> near = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String plain = Words.plain(word.group().toLowerCase(Locale.ROOT));
            if (!plain.isEmpty() && words.telling(plain) && !told.userSaid(plain)) {
                near.add(new Anchor(plain, word.start(), word.end()));
                near.removeIf(anchor -> word.start() - anchor.start() > NEAR);
                if (retells(near)) {
                    return Optional.of(new Span(near.get(0).start(), word.end()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean retells(List<Anchor> near) {
        Set<String> numbers = new HashSet<>();
        Set<String> all = new HashSet<>();
        near.forEach(anchor -> {
            all.add(anchor.word());
            if (anchor.number()) {
                numbers.add(anchor.word());
            }
        });
        return numbers.size() >= NUMBERS && all.size() >= ALL;
    }

    /** Tells nothing of what was told. */
    @Override
    public String toString() {
        return "retold instructions";
    }
}
