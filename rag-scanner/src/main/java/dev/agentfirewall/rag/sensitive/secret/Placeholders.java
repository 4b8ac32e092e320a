package dev.agentfirewall.rag.sensitive.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Values that stand where a secret goes and are none: {@code YOUR_API_KEY}, {@code ${TOKEN}}, {@code ****}. */
final class Placeholders {
    private static final List<String> PARTS = List.of(
            "your",
            "example",
            "placeholder",
            "xxxx",
            "****",
            "....",
            "…",
            "${",
            "{{",
            "$(",
            "%(",
            "<",
            "redacted",
            "removed",
            "insert",
            "changeme",
            "change_me",
            "change-me",
            "change_this",
            "replace",
            "dummy",
            "todo",
            "process.env",
            "os.environ",
            "getenv",
            "secrets.",
            "env.",
            "config.",
            "my_",
            "my-",
            "test_",
            "sample",
            "123456789");
    private static final Set<String> WORDS = Set.of(
            "null",
            "none",
            "nil",
            "true",
            "false",
            "undefined",
            "string",
            "str",
            "text",
            "password",
            "passwd",
            "secret",
            "token",
            "key",
            "value",
            "required",
            "optional",
            "hidden",
            "empty",
            "boolean",
            "number",
            "object",
            "test",
            "foo",
            "bar",
            "...");

    private Placeholders() {}

    static boolean is(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return WORDS.contains(lower) || oneCharacter(lower) || PARTS.stream().anyMatch(lower::contains);
    }

    private static boolean oneCharacter(String value) {
        long distinct = value.chars().distinct().count();
        return distinct <= 1 || (distinct == 2 && value.length() > 5);
    }
}
