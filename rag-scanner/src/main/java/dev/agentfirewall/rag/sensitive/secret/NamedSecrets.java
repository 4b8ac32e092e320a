package dev.agentfirewall.rag.sensitive.secret;

import dev.agentfirewall.rag.sensitive.text.Bounds;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import dev.agentfirewall.rag.sensitive.text.Topic;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The last resort: a value that looks random and is assigned to a name such as {@code api_key} or {@code client_secret}.
 *
 * <p><b>Limitations.</b> UUIDs, hashes and revisions are left out where their name or line says so, and so is what has no digit or little
 * entropy; secrets of such a form are missed.
 */
final class NamedSecrets implements SensitiveDetector {
    private static final Kind KIND =
            new Kind("secret.generic", "Random value assigned to a secret's name", "the name before it, and entropy");
    private static final Topic NAMES = new Topic(
            "secret.generic",
            Set.of(
                    "*api_key",
                    "*apikey",
                    "*api-key",
                    "api key",
                    "*secret",
                    "*token",
                    "*access_key",
                    "*accesskey",
                    "*access-key",
                    "*auth_key",
                    "*authkey",
                    "*private_key",
                    "*privatekey",
                    "*credential",
                    "*signing_key",
                    "*encryption_key",
                    "*account_key",
                    "*accountkey",
                    "*master_key",
                    "*license_key",
                    "*client_key",
                    "*consumer_key",
                    "*app_key",
                    "*appkey",
                    "authorization",
                    "*bearer",
                    "*webhook_key",
                    "*service_key",
                    "*schlussel",
                    "*cle api",
                    "*clave",
                    "*auth_pass"));
    private static final List<String> OTHER_NAMES = List.of(
            "page",
            "next",
            "csrf",
            "xsrf",
            "continuation",
            "cursor",
            "sync",
            "public",
            "count",
            "type",
            "limit",
            "max",
            "tokenizer");
    private static final List<String> HASHES = List.of(
            "sha",
            "commit",
            "digest",
            "hash",
            "md5",
            "etag",
            "checksum",
            "integrity",
            "revision",
            "image/",
            "base64,",
            "blake",
            "fingerprint");
    private static final int SHORTEST = 16;
    private static final int LONGEST = 200;
    private static final int LINE = 80;
    private static final double RANDOM = 3.4;
    private static final double RANDOM_HEX = 2.9;

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(NAMES);
    }

    @Override
    public void look(Page page, Consumer<Sighting> found) {
        page.each(NAMES, (start, end) -> examine(page, start, end, found));
    }

    private static void examine(Page page, int start, int nameEnd, Consumer<Sighting> found) {
        String text = page.text();
        int from = Assignment.value(text, nameEnd, false);
        if (from < 0) {
            return;
        }
        from = text.startsWith("Bearer ", from) ? from + 7 : from;
        int end = from;
        int limit = Math.min(text.length(), from + LONGEST);
        while (end < limit && (Bounds.alnum(text.charAt(end)) || "_.+/=~-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        boolean called = end < text.length() && "([*{".indexOf(text.charAt(end)) >= 0;
        if (end - from < SHORTEST || called || otherwise(page.folded(), start, from)) {
            return;
        }
        if (random(text.substring(from, end))) {
            found.accept(new Sighting(KIND.code(), from, end, 0.6));
        }
    }

    /** Whether the name, or the line before the value, says that it is something else. */
    private static boolean otherwise(String folded, int nameStart, int valueStart) {
        int nameBegin = nameStart;
        while (nameBegin > 0 && nameBegin > nameStart - 24 && nameCharacter(folded.charAt(nameBegin - 1))) {
            nameBegin--;
        }
        String name = folded.substring(nameBegin, valueStart);
        String before = folded.substring(lineStart(folded, valueStart), valueStart);
        return OTHER_NAMES.stream().anyMatch(name::contains) || HASHES.stream().anyMatch(before::contains);
    }

    private static int lineStart(String folded, int at) {
        int limit = Math.max(0, at - LINE);
        int i = at;
        while (i > limit && folded.charAt(i - 1) != '\n') {
            i--;
        }
        return i;
    }

    private static boolean nameCharacter(char c) {
        return Bounds.alnum(c) || c == '_' || c == '-';
    }

    private static boolean random(String value) {
        boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean letter = value.chars().anyMatch(c -> Bounds.letter((char) c));
        if (!digit || !letter || Placeholders.is(value) || uuid(value) || path(value)) {
            return false;
        }
        boolean hex = value.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return Entropy.of(value) >= (hex ? RANDOM_HEX : RANDOM);
    }

    private static boolean uuid(String value) {
        return value.length() == 36 && value.charAt(8) == '-' && value.charAt(13) == '-' && value.charAt(18) == '-';
    }

    /** Words joined by dots, slashes or underscores: the name of something, not a key. */
    private static boolean path(String value) {
        int words = 0;
        for (String part : value.split("[./_-]", -1)) {
            words += part.length() >= 3 && part.chars().allMatch(c -> Bounds.letter((char) c)) ? 1 : 0;
        }
        return words >= 3;
    }
}
