package dev.agentfirewall.rag.sensitive.secret;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Table;
import java.util.List;
import java.util.Set;

/**
 * One row of {@code secrets.tsv}.
 *
 * @param kind what it is
 * @param field whether the literals are names to which the token is assigned, rather than parts of the token
 * @param back how many characters of the token may come before its literal
 * @param literals what to look for, in lower case
 * @param pattern the token's form, from its first character on; its first group, where it has one, is the secret
 * @param check what the token must hold beyond its form
 */
record TokenFormat(Kind kind, boolean field, int back, Set<String> literals, Pattern pattern, Checks.Check check) {
    private static final int REACH = 1_400;
    private static final int LONG_REACH = 8_192;

    TokenFormat {
        literals = Set.copyOf(literals);
    }

    /** Characters from the token's first that are looked at. */
    int reach() {
        return pattern.pattern().contains(",}") ? LONG_REACH : REACH;
    }

    static List<TokenFormat> all() {
        return Table.read("secrets.tsv", "code", "title", "form", "literals", "check", "pattern").stream()
                .map(TokenFormat::of)
                .toList();
    }

    private static TokenFormat of(Table.Row row) {
        String form = row.cell(2);
        Checks.Check check = Checks.ALL.get(row.cell(4));
        if (check == null) {
            throw row.wrong("no such check; there are " + Checks.ALL.keySet());
        }
        if (!form.matches("field|token|token-\\d{1,2}")) {
            throw row.wrong("a form is `field`, `token`, or `token-` and how many characters come before the literal");
        }
        String evidence = switch (row.cell(4)) {
            case "crc32" -> "form and checksum";
            case "jwt" -> "form, and a header that decodes";
            default -> form.equals("field") ? "the name before it, and its form" : "form";
        };
        int back = form.startsWith("token-") ? Integer.parseInt(form.substring("token-".length())) : 0;
        Kind kind = new Kind("secret." + row.cell(0), row.cell(1), evidence);
        return new TokenFormat(kind, form.equals("field"), back, row.words(3), pattern(row), check);
    }

    /** Bound to the beginning: RE2/J would else go on to the text's end after the last way to match is gone. */
    private static Pattern pattern(Table.Row row) {
        try {
            return Pattern.compile("^(?:" + row.cell(5) + ")", Pattern.LONGEST_MATCH);
        } catch (PatternSyntaxException e) {
            throw row.wrong("not a pattern that RE2 knows: " + e.getDescription());
        }
    }
}
