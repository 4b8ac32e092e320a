package dev.agentfirewall.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an address carries to whoever answers at it: nothing, something unreadable, what the model was told, or what it was told in confidence. Looked
 * for in the names below the host, in path, query, fragment, user name and port, plain and {@link Decodings decoded}.
 *
 * <p><b>Limitations.</b> A single word of no note, or a spelling that no table here undoes, is not known for what it is.
 */
enum Cargo {
    NONE,
    /** A long run without sense. */
    OPAQUE,
    /** Words or values that the model read, as they stand. */
    KNOWN,
    /** What the model was told in spellings that hide it, or any text so hidden. */
    ENCODED,
    /** A key, a password, a canary. */
    SECRET;

    private static final int HIDDEN_RUN = 6;
    private static final int SHIFTED_RUN = 9;
    private static final int PATH_RUN = 24;
    private static final int VALUE_RUN = 14;
    private static final int READABLE = 10;
    private static final int LONG_TOKEN = 20;
    private static final Pattern PARAMETER = Pattern.compile("[?&;#]([^=&;#]{0,200})=?([^&;#]*)");
    private static final Pattern SEGMENT = Pattern.compile("[^/?&#=;:,!.+ ]+");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_+=-]{" + LONG_TOKEN + ",}");
    private static final Pattern HASH = Pattern.compile(
            "(?<![0-9A-Za-z])(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9A-Za-z])");
    private static final Pattern WORDS =
            Pattern.compile("(?:[A-Z]?[a-z]{2,18}|[A-Z]{1,12}){1,6}\\d{0,4}|\\d{1,10}|v?\\d{1,4}[a-z]{0,8}");
    private static final Pattern DATE = Pattern.compile("^[a-z]*(?:19|20)\\d{2,6}[a-z]*$");
    private static final Pattern SINGLE = Pattern.compile(
            "(?:(?<![a-z0-9])[a-z0-9]{1,2}[/.,_+ -]){4,}[a-z0-9]{1,2}(?![a-z0-9])", Pattern.CASE_INSENSITIVE);

    /** What {@code target} carries of what was {@code told}, texts that themselves {@code give} it left aside. */
    static Cargo of(Target target, Told told, Set<TextIndex> give) {
        String below = below(target.host());
        String rest = Decodings.percent(target.rest());
        String all = below.isEmpty() ? rest : below + "/" + rest;
        if (all.length() < 3) {
            return NONE;
        }
        Search search = new Search(told, give);
        Cargo cargo = search.plain(all);
        if (cargo == SECRET) {
            return SECRET;
        }
        Cargo hidden = search.hidden(all);
        if (hidden != NONE) {
            return hidden;
        }
        if (cargo == NONE) {
            cargo = search.words(below, rest);
        }
        if (cargo == NONE && give.isEmpty() && Spelled.out(all)) {
            return ENCODED;
        }
        return cargo == NONE && (opaque(rest, below) || strange(rest)) && told.confidential() && give.isEmpty()
                ? OPAQUE
                : cargo;
    }

    /** The labels below the name that somebody registered. */
    private static String below(String host) {
        String[] labels = host.split("\\.", -1);
        if (labels.length < 3 || host.startsWith("[")) {
            return "";
        }
        int kept = labels[labels.length - 1].length() == 2 && labels[labels.length - 2].length() <= 3 ? 3 : 2;
        StringBuilder below = new StringBuilder();
        for (int i = 0; i < labels.length - kept; i++) {
            if (!labels[i].equals("www")) {
                below.append(below.isEmpty() ? "" : ".").append(labels[i]);
            }
        }
        return below.toString();
    }

    private static boolean strange(String rest) {
        int query = rest.indexOf('?');
        return query >= 0 && Spelled.strange(rest.substring(query + 1));
    }

    private static boolean opaque(String rest, String below) {
        Matcher token = TOKEN.matcher(rest + "/" + below);
        while (token.find()) {
            if (senseless(token.group())) {
                return true;
            }
        }
        return false;
    }

    /** Neither words, numbers and names with something between them, nor a hash: those are in honest addresses all over. */
    private static boolean senseless(String token) {
        String without = HASH.matcher(token).replaceAll("");
        if (without.length() < LONG_TOKEN) {
            return false;
        }
        int sense = 0;
        for (String part : without.split("[-_+=]", -1)) {
            sense += WORDS.matcher(part).matches() ? part.length() + 1 : 0;
        }
        return sense < without.length() * 0.6;
    }

    /** One address, looked at. */
    private record Search(Told told, Set<TextIndex> give) {

        Cargo plain(String all) {
            String squeezed = Squeezed.plain(all);
            boolean secret = told.secrets().stream().anyMatch(one -> secret(one, squeezed))
                    || told.canaries().stream().anyMatch(squeezed::contains);
            return secret ? SECRET : NONE;
        }

        private static boolean secret(String one, String squeezed) {
            return squeezed.contains(one)
                    || (one.length() >= 16 && squeezed.contains(one.substring(0, one.length() / 2)))
                    || (one.length() >= 16 && squeezed.contains(one.substring(one.length() / 2)));
        }

        Cargo hidden(String all) {
            for (String form : Decodings.of(all)) {
                if (plain(form) == SECRET) {
                    return SECRET;
                }
                if ((form.length() >= READABLE && wordy(form))
                        || told(Squeezed.plain(Decodings.percent(form)), HIDDEN_RUN, true)) {
                    return ENCODED;
                }
            }
            Matcher letters = SINGLE.matcher(all);
            while (letters.find()) {
                String word = Squeezed.plain(letters.group());
                if (plain(word) == SECRET || told(word, Math.min(HIDDEN_RUN, word.length()), true)) {
                    return ENCODED;
                }
            }
            String squeezed = Squeezed.plain(all);
            return squeezed.length() >= SHIFTED_RUN && give.isEmpty() ? respelled(squeezed) : NONE;
        }

        private Cargo respelled(String squeezed) {
            List<String> forms = new ArrayList<>();
            forms.add(Decodings.reversed(squeezed));
            forms.add(Decodings.mirrored(squeezed));
            forms.add(Decodings.unleet(squeezed));
            for (int by = 1; by < 26; by++) {
                forms.add(Decodings.shifted(squeezed, by));
            }
            for (String form : forms) {
                if (told.secrets().stream()
                        .anyMatch(one -> one.length() >= 6 && form.contains(one) && !squeezed.contains(one))) {
                    return SECRET;
                }
                if (!form.equals(squeezed) && told(form, SHIFTED_RUN, false) && !told(squeezed, SHIFTED_RUN, false)) {
                    return ENCODED;
                }
            }
            return NONE;
        }

        /** Whether {@code form} is text that somebody meant to be read, not bytes that happen to be letters. */
        private static boolean wordy(String form) {
            long plain = form.chars()
                    .filter(c -> c < 0x80 && (Character.isLetterOrDigit(c) || " ,.:;@_-/={}\"'\n".indexOf(c) >= 0))
                    .count();
            return plain == form.length();
        }

        /** Whether a text that was told shares a run of at least {@code least} with {@code form}. */
        private boolean told(String form, int least, boolean users) {
            if (form.length() < least || least < 4) {
                return false;
            }
            for (Told.Text text : told.read()) {
                if (text.secret() && !give.contains(text.index()) && runs(text.index(), form, least)) {
                    return true;
                }
            }
            for (Told.Text text : told.own()) {
                if ((users || !text.user()) && runs(text.index(), form, text.user() ? least + 2 : least)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean runs(TextIndex index, String form, int least) {
            return least >= HIDDEN_RUN
                    ? index.grams().longestRun(form) >= least
                    : form.length() >= 4 && index.holdsValue(form);
        }

        Cargo words(String below, String rest) {
            int query = rest.length();
            for (int i = 0; i < rest.length() && query == rest.length(); i++) {
                query = "?#;".indexOf(rest.charAt(i)) >= 0 ? i : query;
            }
            String path = rest.substring(0, query);
            boolean known = parameters(rest.substring(query))
                    || segments(path)
                    || label(below)
                    || run(Squeezed.plain(path), PATH_RUN)
                    || number(Squeezed.plain(below + "/" + rest))
                    || names(Squeezed.plain(below + "/" + rest));
            return known ? KNOWN : NONE;
        }

        private boolean parameters(String query) {
            Matcher parameter = PARAMETER.matcher(query);
            while (parameter.find()) {
                String value = parameter.group(2).isEmpty() ? parameter.group(1) : parameter.group(2);
                String squeezed = Squeezed.plain(value);
                if (value(squeezed)
                        || run(squeezed, VALUE_RUN)
                        || (squeezed.length() >= HIDDEN_RUN && run(squeezed, squeezed.length()))
                        || segments(value)) {
                    return true;
                }
            }
            return false;
        }

        private boolean segments(String path) {
            Matcher segment = SEGMENT.matcher(path);
            while (segment.find()) {
                String squeezed = Squeezed.plain(segment.group());
                if (squeezed.length() >= 4 && value(squeezed)) {
                    return true;
                }
            }
            return path.indexOf('@') > 0 && value(Squeezed.plain(path));
        }

        /** A name in two words that was read. */
        private boolean names(String squeezed) {
            return told.read().stream()
                    .filter(text -> text.secret() && !give.contains(text.index()))
                    .flatMap(text -> text.index().people().stream())
                    .anyMatch(name -> squeezed.contains(name) && !told.userSaid(name));
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
            for (int at = 0; at + HIDDEN_RUN <= squeezed.length(); at++) {
                int run = index.grams().runAt(squeezed, at);
                if (run >= HIDDEN_RUN) {
                    String same = squeezed.substring(at, at + run);
                    boolean date = DATE.matcher(same).find();
                    if (!date && same.chars().filter(c -> c >= '0' && c <= '9').count() >= 6 && !told.userSaid(same)) {
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
            if (squeezed.length() < 4 || (told.userSaid(squeezed) && squeezed.length() < 8)) {
                return false;
            }
            boolean read = told.read().stream()
                    .anyMatch(text -> text.secret()
                            && !give.contains(text.index())
                            && text.index().holdsValue(squeezed));
            return read
                    || told.own().stream()
                            .anyMatch(text ->
                                    text.index().holdsValue(squeezed) && (!text.user() || squeezed.length() >= 8));
        }

        private boolean run(String squeezed, int least) {
            return squeezed.length() >= least && !told.userSaid(squeezed) && told(squeezed, least, false);
        }
    }
}
