package dev.agentfirewall.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;

/**
 * The hash by which an OPA bundle signature knows a file. {@code data.json} and {@code .manifest} are hashed as compact JSON with
 * sorted members, so that white space may change; every other file is hashed as it is. OPA keeps a number's own spelling, so
 * {@code 1.10} and {@code 1.1} hash differently, and so it is here.
 */
final class SignedFileHash {
    private static final Set<String> ALGORITHMS = Set.of("SHA-256", "SHA-384", "SHA-512");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SignedFileHash() {}

    /** Whether this hash is one that still resists collisions; MD5 and SHA-1, which OPA also knows, do not. */
    static boolean isSupported(String algorithm) {
        return ALGORITHMS.contains(algorithm);
    }

    /** The hash in lower-case hexadecimal digits. */
    static String of(String name, byte[] content, String algorithm) throws IOException {
        byte[] hashed = isStructured(name) ? compact(content) : content;
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(hashed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private static boolean isStructured(String name) {
        String base = name.substring(name.lastIndexOf('/') + 1);
        return base.equals("data.json") || base.equals(".manifest");
    }

    private static byte[] compact(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(new String(json, StandardCharsets.UTF_8))) {
            parser.nextToken();
            return value(parser).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            return array(parser);
        }
        return token == JsonToken.VALUE_STRING ? quoted(parser.getText()) : parser.getText();
    }

    private static String object(JsonParser parser) throws IOException {
        // Go sorts by bytes of UTF-8, Java by UTF-16 units: they differ beyond the basic plane
        TreeMap<String, String> members = new TreeMap<>(SignedFileHash::compareBytes);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        StringBuilder out = new StringBuilder("{");
        members.forEach(
                (name, value) -> separate(out).append(quoted(name)).append(':').append(value));
        return out.append('}').toString();
    }

    private static String array(JsonParser parser) throws IOException {
        StringBuilder out = new StringBuilder("[");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            separate(out).append(value(parser));
        }
        return out.append(']').toString();
    }

    private static StringBuilder separate(StringBuilder out) {
        return out.length() == 1 ? out : out.append(',');
    }

    private static int compareBytes(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    // As Go's encoding/json writes a string without escaping HTML: control characters and the two line separators are
    // escaped.
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> plain(c, out);
            }
        }
        return out.append('"').toString();
    }

    private static void plain(char c, StringBuilder out) {
        if (c < ' ' || c == '\u2028' || c == '\u2029') {
            out.append("\\u").append(HexFormat.of().toHexDigits(c));
        } else {
            out.append(c);
        }
    }
}
