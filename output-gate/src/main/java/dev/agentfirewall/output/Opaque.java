package dev.agentfirewall.output;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A long run without sense: neither words, numbers and names with something between them, nor a hash. */
final class Opaque {
    private static final int LONG_TOKEN = 20;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_+=-]{" + LONG_TOKEN + ",}");
    private static final Pattern HASH = Pattern.compile(
            "(?<![0-9A-Za-z])(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9A-Za-z])");
    private static final Pattern WORDS =
            Pattern.compile("(?:[A-Z]?[a-z]{2,18}|[A-Z]{1,12}){1,6}\\d{0,4}|\\d{1,10}|v?\\d{1,4}[a-z]{0,8}");

    private Opaque() {}

    /** Whether what follows the host, or the names below it, hold one. */
    static boolean in(String rest, String below) {
        return run(rest, below) || strange(rest);
    }

    private static boolean strange(String rest) {
        int query = rest.indexOf('?');
        boolean dashed = Stream.of((query < 0 ? rest : rest.substring(0, query)).split("/", -1))
                .anyMatch(Spelled::dashed);
        return dashed || (query >= 0 && Spelled.strange(rest.substring(query + 1)));
    }

    private static boolean run(String rest, String below) {
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
}
