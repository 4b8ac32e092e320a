package dev.agentfirewall.rag.sensitive.secret;

import com.google.re2j.Matcher;
import dev.agentfirewall.rag.detect.Literals;
import dev.agentfirewall.rag.sensitive.text.Bounds;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tokens of services, by the table {@code secrets.tsv}: what they begin with, their form, their checksum where they have one; and those
 * without a form of their own by the service's name and an assignment before them.
 *
 * <p><b>Limitations.</b> A service that changes its format, or is not in the table, is left to {@link NamedSecrets}. A token broken over two
 * lines is not put together.
 */
final class TokenFormats implements SensitiveDetector {
    private final List<TokenFormat> formats = TokenFormat.all();
    private final List<List<TokenFormat>> byLiteral = new ArrayList<>();
    private final Literals literals;

    TokenFormats() {
        Map<String, List<TokenFormat>> grouped = new LinkedHashMap<>();
        formats.forEach(format -> format.literals()
                .forEach(literal ->
                        grouped.computeIfAbsent(literal, l -> new ArrayList<>()).add(format)));
        Map<String, Long> numbered = new LinkedHashMap<>();
        grouped.forEach((literal, those) -> {
            numbered.put(literal, (long) byLiteral.size());
            byLiteral.add(those);
        });
        this.literals = new Literals(numbered);
    }

    @Override
    public List<Kind> kinds() {
        return formats.stream().map(TokenFormat::kind).distinct().toList();
    }

    @Override
    public void look(Page page, Consumer<Sighting> found) {
        String text = page.text();
        literals.search(page.folded(), (start, end, literal) -> {
            for (TokenFormat format : byLiteral.get((int) literal)) {
                examine(text, format, start, end, found);
            }
        });
    }

    private static void examine(String text, TokenFormat format, int start, int end, Consumer<Sighting> found) {
        int from = format.field() ? Assignment.value(text, end, true) : begin(text, start, format.back());
        if (from < 0 || (!format.field() && from > 0 && inToken(text.charAt(from - 1)))) {
            return;
        }
        Matcher matcher =
                format.pattern().matcher(text.substring(from, Math.min(text.length(), from + format.reach())));
        if (!matcher.lookingAt()) {
            return;
        }
        int group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
        int tokenStart = from + matcher.start(group);
        int tokenEnd = from + matcher.end(group);
        double sure =
                tokenEnd < text.length() && inToken(text.charAt(tokenEnd)) && Bounds.alnum(text.charAt(tokenEnd - 1))
                        ? 0
                        : format.check().sure(text.substring(tokenStart, tokenEnd));
        if (sure > 0) {
            found.accept(new Sighting(format.kind().code(), tokenStart, tokenEnd, sure));
        }
    }

    private static int begin(String text, int start, int back) {
        int i = start;
        while (i > 0 && i > start - back && (inToken(text.charAt(i - 1)) || "~.-".indexOf(text.charAt(i - 1)) >= 0)) {
            i--;
        }
        return i;
    }

    private static boolean inToken(char c) {
        return Bounds.alnum(c) || c == '_';
    }
}
