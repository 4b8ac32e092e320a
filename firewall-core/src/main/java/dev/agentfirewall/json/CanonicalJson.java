package dev.agentfirewall.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one form in which a value is digested, recorded and handed on: RFC 8785 (members sorted by UTF-16 code units, no
 * white space, its string escapes), except that numbers are exact decimals where RFC 8785 rounds to binary doubles: no
 * exponent, no leading plus, no trailing zeros after the point, no negative zero. {@code 1.10}, {@code 1.1} and {@code 11e-1} are
 * all {@code 1.1}; {@code 9007199254740993} stays itself.
 */
public final class CanonicalJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    /** The canonical text of {@code value}. */
    public static String write(Json value) {
        StringBuilder out = new StringBuilder(256);
        write(value, out);
        return out.toString();
    }

    /** The canonical text in UTF-8, as it is digested. */
    public static byte[] bytes(Json value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** A number's canonical text. */
    public static String number(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        return value.scale() <= 0
                ? value.toPlainString()
                : value.stripTrailingZeros().toPlainString();
    }

    private static void write(Json value, StringBuilder out) {
        if (value instanceof Json.Obj object) {
            writeObject(object.members(), out);
        } else if (value instanceof Json.Arr array) {
            writeArray(array.elements(), out);
        } else if (value instanceof Json.Str string) {
            writeString(string.value(), out);
        } else if (value instanceof Json.Num number) {
            out.append(number(number.value()));
        } else if (value instanceof Json.Bool bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    private static void writeObject(Map<String, Json> members, StringBuilder out) {
        char separator = '{';
        for (Map.Entry<String, Json> member : sorted(members).entrySet()) {
            out.append(separator);
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    // String.compareTo compares UTF-16 code units, which is RFC 8785's order.
    private static Map<String, Json> sorted(Map<String, Json> members) {
        return members.size() < 2 ? members : new TreeMap<>(members);
    }

    private static void writeArray(List<Json> elements, StringBuilder out) {
        char separator = '[';
        for (Json element : elements) {
            out.append(separator);
            write(element, out);
            separator = ',';
        }
        out.append(separator == '[' ? "[]" : "]");
    }

    private static void writeString(String text, Appendable out) {
        try {
            out.append('"');
            int done = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= ' ' && c != '"' && c != '\\') {
                    continue;
                }
                out.append(text, done, i);
                escape(c, out);
                done = i + 1;
            }
            out.append(text, done, text.length()).append('"');
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder never throws it
        }
    }

    private static void escape(char c, Appendable out) throws IOException {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }
}
