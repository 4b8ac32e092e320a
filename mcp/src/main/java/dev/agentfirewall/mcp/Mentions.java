package dev.agentfirewall.mcp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tools of servers that speak of another's tool. A name made of parts ({@code send_email}, {@code sendEmail}) is one wherever it stands; a
 * plain word ({@code search}) only where it is quoted, called, or called a tool.
 */
final class Mentions {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_./:-]+");
    private static final Pattern PARTS = Pattern.compile(".*(?:[_./:-]|\\p{Ll}\\p{Lu}).*");
    private static final int QUOTED_FROM = 3;

    private Mentions() {}

    static List<NamedTool> of(List<NamedTool> all) {
        Map<String, Set<String>> owners = new HashMap<>();
        for (NamedTool tool : all) {
            owners.computeIfAbsent(low(tool.name()), name -> new HashSet<>()).add(owner(tool));
        }
        Set<String> plain = new HashSet<>();
        all.stream().filter(tool -> !PARTS.matcher(tool.name()).matches()).forEach(tool -> plain.add(low(tool.name())));
        return all.stream()
                .filter(tool -> tool.server().isPresent())
                .filter(tool -> speaksOfAnother(tool, owners, plain))
                .toList();
    }

    private static String owner(NamedTool tool) {
        return tool.server().map(key -> "server " + key).orElse("host");
    }

    private static boolean speaksOfAnother(NamedTool tool, Map<String, Set<String>> owners, Set<String> plain) {
        Matcher words = WORD.matcher(tool.texts());
        while (words.find()) {
            String word = low(trimmed(words.group()));
            Set<String> whose = owners.getOrDefault(word, Set.of());
            boolean anothers = !whose.isEmpty() && !whose.contains(owner(tool));
            if (anothers && (!plain.contains(word) || marked(tool.texts(), words.start(), words.end()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word that stands there is marked as a tool's name. */
    private static boolean marked(String text, int start, int end) {
        if (end - start < QUOTED_FROM) {
            return false;
        }
        boolean quoted =
                start > 0 && end < text.length() && isQuote(text.charAt(start - 1)) && isQuote(text.charAt(end));
        String after = low(text.substring(end, Math.min(text.length(), end + 6)));
        return quoted || after.startsWith("(") || after.startsWith(" tool");
    }

    private static boolean isQuote(char c) {
        return c == '`' || c == '\'' || c == '"' || c == '\u201c' || c == '\u201d' || c == '<' || c == '>';
    }

    private static String trimmed(String word) {
        int end = word.length();
        while (end > 0 && ".:-/".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    private static String low(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
