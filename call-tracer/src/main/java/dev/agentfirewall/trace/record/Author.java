package dev.agentfirewall.trace.record;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Who a record says wrote it. At least one of name and address is there. {@code toString} tells neither.
 *
 * @param name what people call them, spaces tidied; empty where only an address is given
 * @param address an address in lower case, {@code bob@example.org}; empty where none is given
 */
public record Author(Optional<String> name, Optional<String> address) {
    /** Longer than this is no name. */
    private static final int LONGEST = 200;

    public Author {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        if (name.isEmpty() && address.isEmpty()) {
            throw new IllegalArgumentException("an author has a name or an address");
        }
    }

    /** Reads {@code Bob Smith <bob@example.org>}, {@code bob@example.org (Bob)}, an address or a name; empty where it is none of these. */
    public static Optional<Author> of(String written) {
        if (written.length() > LONGEST || written.indexOf('\n') >= 0) {
            return Optional.empty();
        }
        int from = written.indexOf('<');
        int to = written.lastIndexOf('>');
        if (from >= 0 && to > from) {
            return of(written.substring(0, from), written.substring(from + 1, to));
        }
        int open = written.indexOf('(');
        int close = written.lastIndexOf(')');
        if (open > 0 && close > open && isAddress(tidy(written.substring(0, open)))) {
            return of(written.substring(open + 1, close), written.substring(0, open));
        }
        return isAddress(tidy(written)) ? of("", written) : of(written, "");
    }

    /** From a name and an address, either of which may be blank. */
    static Optional<Author> of(String name, String address) {
        Optional<String> tidyName = Optional.of(tidy(name)).filter(Author::isName);
        Optional<String> tidyAddress = Optional.of(tidy(address))
                .map(text -> text.regionMatches(true, 0, "mailto:", 0, 7) ? text.substring(7) : text)
                .filter(Author::isAddress)
                .map(text -> text.toLowerCase(Locale.ROOT));
        return tidyName.isEmpty() && tidyAddress.isEmpty()
                ? Optional.empty()
                : Optional.of(new Author(tidyName, tidyAddress));
    }

    /** One text to compare by: the address, or else the name in lower case. */
    public String key() {
        return address.orElseGet(() -> name.orElse("").toLowerCase(Locale.ROOT));
    }

    static boolean isAddress(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && at + 1 < text.length()
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || c == '<' || c == '>' || c == ',');
    }

    private static boolean isName(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static String tidy(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isEdge(text.charAt(from))) {
            from++;
        }
        while (to > from && isEdge(text.charAt(to - 1))) {
            to--;
        }
        return Names.oneSpaced(text.substring(from, to));
    }

    private static boolean isEdge(char c) {
        return Character.isWhitespace(c) || c == '"' || c == '\'' || c == '\u00a0';
    }

    @Override
    public String toString() {
        return "author" + (name.isPresent() ? " with a name" : "") + (address.isPresent() ? " with an address" : "");
    }
}
