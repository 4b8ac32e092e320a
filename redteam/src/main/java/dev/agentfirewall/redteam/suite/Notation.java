package dev.agentfirewall.redteam.suite;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.util.regex.Pattern;

/**
 * How a tool prints a text at some place of its answer: what a stranger wrote in a mail comes out of an interface escaped, and what does not come out
 * that way would tear the record open and be no fair test. Guessed from the text around the place.
 */
enum Notation {
    JSON,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    ATTRIBUTE,
    CELL,
    ONE_LINE,
    LINES;

    private static final JsonReader JSON_READER = new JsonReader(JsonLimits.FILES);
    private static final Pattern REPR =
            Pattern.compile("\\s*(\\w+\\(\\w+=|[\\[{(]\\s*([\\[{('\"]|\\w+\\())[\\s\\S]*[\\]})]\\s*");
    private static final Pattern FIELD = Pattern.compile("[\\s-]*[\\w .-]{1,40}: .*");

    private String write(String words) {
        return switch (this) {
            case JSON -> inner(CanonicalJson.write(Json.of(words)));
            case SINGLE_QUOTED -> backslashed(words).replace("'", "\\'");
            case DOUBLE_QUOTED -> backslashed(words).replace("\"", "\\\"");
            case ATTRIBUTE -> words.replace("\"", "&quot;");
            case CELL -> words.replace("\"", "\"\"");
            case ONE_LINE -> words.replaceAll("\\s*\\R\\s*", " ");
            case LINES -> words;
        };
    }

    /** The notation between {@code before} and {@code after}. */
    static Place at(String before, String after) {
        String lineBefore = before.substring(before.lastIndexOf('\n') + 1);
        int lineEnd = after.indexOf('\n');
        String lineAfter = lineEnd < 0 ? after : after.substring(0, lineEnd);
        return new Place(of(before, after, lineBefore, lineAfter), indent(lineBefore));
    }

    private static Notation of(String before, String after, String lineBefore, String lineAfter) {
        if (isJson(before + after) || isJson(lineBefore + lineAfter)) {
            return JSON;
        }
        if (REPR.matcher(before + after).matches()) {
            return quoted(before);
        }
        if (count('"', lineBefore) % 2 == 1 && lineAfter.indexOf('"') >= 0) {
            return inDoubleQuotes(lineBefore);
        }
        boolean oneOfMany = FIELD.matcher(lineBefore).matches() || lineBefore.indexOf('|') >= 0;
        return oneOfMany || !lineAfter.isBlank() ? ONE_LINE : LINES;
    }

    private static Notation inDoubleQuotes(String lineBefore) {
        if (lineBefore.lastIndexOf("=\"") == lineBefore.lastIndexOf('"') - 1) {
            return ATTRIBUTE;
        }
        return FIELD.matcher(lineBefore).matches() ? DOUBLE_QUOTED : CELL;
    }

    /** In a value as programming languages write it: which quote is open after {@code before}. */
    private static Notation quoted(String before) {
        char open = 0;
        for (int i = 0; i < before.length(); i++) {
            char c = before.charAt(i);
            if (open != 0 && c == '\\') {
                i++;
            } else if (open == 0 ? c == '\'' || c == '"' : c == open) {
                open = open == 0 ? c : 0;
            }
        }
        return open == '\'' ? SINGLE_QUOTED : open == '"' ? DOUBLE_QUOTED : ONE_LINE;
    }

    private static boolean isJson(String text) {
        try {
            return !(JSON_READER.read(text) instanceof Json.Num);
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private static int count(char c, String text) {
        return (int) text.chars().filter(each -> each == c).count();
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static String backslashed(String words) {
        return words.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String inner(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    /**
     * A place in a tool's answer.
     *
     * @param notation how texts are printed there
     * @param indent what its lines begin with
     */
    record Place(Notation notation, String indent) {

        String write(String words) {
            return notation.write(words).replace("\n", "\n" + indent);
        }
    }
}
