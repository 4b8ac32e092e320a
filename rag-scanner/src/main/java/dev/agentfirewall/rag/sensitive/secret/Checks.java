package dev.agentfirewall.rag.sensitive.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;

/** What a value must hold beyond its form. Each answers how sure it makes us: 0 not a secret, 1 as sure as can be. */
final class Checks {
    private static final double UNPROVEN = 0.8;
    private static final double SURE = 0.99;
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHECKSUM = 6;
    private static final int JWT_PART = 2_048;

    /** One of them. */
    interface Check {
        double sure(String value);
    }

    static final Map<String, Check> ALL = Map.of(
            "form", value -> 0.95,
            "crc32", Checks::crc32,
            "jwt", Checks::jwt,
            "digit", value -> value.chars().anyMatch(c -> c >= '0' && c <= '9') ? 0.9 : 0,
            "varied", value -> varied(value) ? 0.85 : 0,
            "real", value -> Placeholders.is(value) ? 0 : 0.85,
            "basic", Checks::basic);

    private Checks() {}

    private static boolean varied(String value) {
        boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean letter = value.chars().anyMatch(Character::isLetter);
        return digit && letter && Entropy.of(value) >= 3 && !Placeholders.is(value);
    }

    /** GitHub's and npm's tokens end with a CRC-32 of what comes before, six digits to the base 62. */
    private static double crc32(String token) {
        int underscore = token.indexOf('_');
        String body = token.substring(underscore + 1, token.length() - CHECKSUM);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        long left = crc.getValue();
        char[] digits = new char[CHECKSUM];
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            digits[i] = BASE62.charAt((int) (left % BASE62.length()));
            left /= BASE62.length();
        }
        // A token made up for a manual has a wrong sum, a cut one too: still worth telling, but less sure.
        return token.endsWith(new String(digits)) ? SURE : UNPROVEN;
    }

    /** A header that says by which algorithm, and a payload that is an object. */
    private static double jwt(String token) {
        String[] parts = token.split("\\.", 3);
        String header = decoded(parts[0]);
        if (!header.startsWith("{") || !header.contains("\"alg\"")) {
            return 0;
        }
        return parts.length > 1 && decoded(parts[1]).startsWith("{") ? SURE : 0.9;
    }

    private static double basic(String encoded) {
        String credentials = decoded(encoded.replace('+', '-').replace('/', '_').replace("=", ""));
        int colon = credentials.indexOf(':');
        return colon > 0
                        && colon < credentials.length() - 1
                        && credentials.chars().allMatch(c -> c >= ' ' && c < 127)
                ? 0.97
                : 0;
    }

    private static String decoded(String part) {
        int whole = Math.min(part.length(), JWT_PART);
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part.substring(0, whole - (whole % 4 == 1 ? 1 : 0)));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
