package dev.agentfirewall.output;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words, values and names that were told, as they stand in one address.
 *
 * @param told what was told
 * @param give texts that give the address themselves: what they say is no news to whoever wrote it
 * @param wide whether what the user said counts too
 */
record PlainCargo(Told told, Set<TextIndex> give, boolean wide) {
    private static final int NUMBER = 6;
    private static final int PATH_RUN = 24;
    private static final int VALUE_RUN = 14;
    private static final int USERS_RUN = 20;
    private static final int USERS_VALUE = 8;
    private static final Pattern PARAMETER = Pattern.compile("[?&;#]([^=&;#]{0,200})=?([^&;#]*)");
    private static final Pattern AMOUNT = Pattern.compile("(?<![0-9.,])[0-9]{1,9}(?:[.,][0-9]{1,9})+(?![0-9])");
    private static final Pattern SEGMENT = Pattern.compile("[^/?&#=:;,!.+ ]+");
    /** Numbers that lists of the public give: weaknesses, standards, papers. */
    private static final Pattern PUBLIC = Pattern.compile(
            "(?<![A-Za-z0-9])(?:CVE-\\d{4}-\\d{4,7}|GHSA(?:-[a-z0-9]{4}){3}|RFC-?\\d{3,5}|PEP-?\\d{3,4}|10\\.\\d{4,5}/[a-z0-9./-]{4,40}|\\d{4}\\.\\d{5}(?:v\\d)?)(?![A-Za-z0-9])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DATE = Pattern.compile("^[a-z]*(?:19|20)\\d{2,6}[a-z]*$");

    /** Whether the names {@code below} the host, or the {@code rest} after it, tell anything. A public name for a thing that was read about tells nothing. Less is enough where {@code strangers} named the host. */
    boolean in(String below, String address, boolean strangers) {
        String rest = PUBLIC.matcher(address)
                .replaceAll(
                        name -> readAbout(Squeezed.plain(name.group())) ? "" : Matcher.quoteReplacement(name.group()));
        int query = rest.length();
        for (int i = 0; i < rest.length() && query == rest.length(); i++) {
            query = "?#;".indexOf(rest.charAt(i)) >= 0 ? i : query;
        }
        String path = rest.substring(0, query);
        String all = Squeezed.plain(below + "/" + rest);
        return parameters(rest.substring(query))
                || segments(path)
                || label(below)
                || run(Squeezed.plain(path), strangers ? VALUE_RUN : PATH_RUN)
                || number(all)
                || names(all, wide || query < rest.length() || !below.isEmpty());
    }

    private boolean readAbout(String name) {
        return told.read().stream().anyMatch(text -> text.index().squeezed().contains(name));
    }

    private boolean parameters(String query) {
        Matcher parameter = PARAMETER.matcher(query);
        while (parameter.find()) {
            String value = parameter.group(2).isEmpty() ? parameter.group(1) : parameter.group(2);
            String squeezed = Squeezed.plain(value);
            if (value(squeezed)
                    || run(squeezed, VALUE_RUN)
                    || (squeezed.length() >= NUMBER && run(squeezed, squeezed.length()))
                    || (wide && users(squeezed))
                    || segments(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the user said much of {@code squeezed}. */
    private boolean users(String squeezed) {
        return told.own().stream()
                .anyMatch(text -> text.user() && text.index().grams().shares(squeezed, USERS_RUN));
    }

    private boolean segments(String path) {
        Matcher segment = SEGMENT.matcher(path);
        while (segment.find()) {
            String squeezed = Squeezed.plain(segment.group());
            if (squeezed.length() >= 4 && value(squeezed)) {
                return true;
            }
        }
        Matcher amount = AMOUNT.matcher(path);
        while (path.indexOf('.') + path.indexOf(',') > -2 && amount.find()) {
            if (value(Squeezed.plain(amount.group()))) {
                return true;
            }
        }
        return path.indexOf('@') > 0 && value(Squeezed.plain(path));
    }

    /** A name in two words that was read. In a path, all the words of a title are the page's own name, and no person's. */
    private boolean names(String squeezed, boolean titles) {
        return told.read().stream()
                .filter(text -> text.secret() && !give.contains(text.index()))
                .flatMap(text -> text.index().people().entrySet().stream())
                .anyMatch(name -> squeezed.contains(name.getKey())
                        && !told.userSaid(name.getKey())
                        && (titles || name.getValue().isEmpty() || !squeezed.contains(name.getValue())));
    }

    /** A number that was read, or much of it, however it is cut up. */
    private boolean number(String squeezed) {
        for (Told.Text text : told.read()) {
            if (text.secret() && !give.contains(text.index()) && digits(text.index(), squeezed)) {
                return true;
            }
        }
        return told.prompts().stream().anyMatch(prompt -> digits(prompt, squeezed));
    }

    private boolean digits(TextIndex index, String squeezed) {
        for (int at = 0; at + NUMBER <= squeezed.length(); at++) {
            int run = index.grams().runAt(squeezed, at);
            if (run >= NUMBER) {
                String same = squeezed.substring(at, at + run);
                boolean date = DATE.matcher(same).find();
                if (!date && same.chars().filter(c -> c >= '0' && c <= '9').count() >= NUMBER && !told.userSaid(same)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean label(String below) {
        String squeezed = Squeezed.plain(below);
        boolean telling = squeezed.length() >= 14
                || below.indexOf('-') > 0
                || below.chars().anyMatch(Character::isDigit)
                || below.indexOf('.') > 0;
        return telling
                && (value(squeezed)
                        || segments(below)
                        || (squeezed.length() >= 8 && run(squeezed, Math.min(squeezed.length(), VALUE_RUN))));
    }

    private boolean value(String squeezed) {
        if (squeezed.length() < 4 || (told.userSaid(squeezed) && (squeezed.length() < USERS_VALUE || !wide))) {
            return false;
        }
        boolean read = told.read().stream()
                .anyMatch(text -> text.secret()
                        && !give.contains(text.index())
                        && text.index().holdsValue(squeezed));
        return read
                || told.own().stream()
                        .anyMatch(text -> text.index().holdsValue(squeezed)
                                && (!text.user() || squeezed.length() >= USERS_VALUE));
    }

    private boolean run(String squeezed, int least) {
        if (squeezed.length() < Math.max(least, NUMBER) || told.userSaid(squeezed)) {
            return false;
        }
        boolean read = told.read().stream()
                .anyMatch(text -> text.secret()
                        && !give.contains(text.index())
                        && text.index().grams().shares(squeezed, least));
        return read
                || told.own().stream()
                        .anyMatch(text -> !text.user() && text.index().grams().shares(squeezed, least));
    }

    /** Tells nothing of what was told. */
    @Override
    public String toString() {
        return "plain cargo";
    }
}
