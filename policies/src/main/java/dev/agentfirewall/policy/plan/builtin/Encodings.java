package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Base64, hex, URL queries, hashes. What is decoded and no valid UTF-8 has U+FFFD in its place, as it has in OPA as soon as it is
 * printed.
 */
final class Encodings {
    private Encodings() {}

    static void register(Registry registry) {
        Base64.Encoder url = Base64.getUrlEncoder();
        registry.one("base64.encode", (a, budget) -> text(a, budget, s -> encode(Base64.getEncoder(), s)))
                .one("base64.decode", (a, budget) -> text(a, budget, s -> decode(Base64.getDecoder(), s)))
                .one("base64.is_valid", (a, budget) -> a instanceof String s && decode(Base64.getDecoder(), s) != null)
                .one("base64url.encode", (a, budget) -> text(a, budget, s -> encode(url, s)))
                .one("base64url.encode_no_pad", (a, budget) -> text(a, budget, s -> encode(url.withoutPadding(), s)))
                .one("base64url.decode", (a, budget) -> text(a, budget, s -> decode(Base64.getUrlDecoder(), padded(s))))
                .one("hex.encode", (a, budget) -> text(a, budget, s -> hex(utf8(s))))
                .one("hex.decode", (a, budget) -> text(a, budget, Encodings::unhex))
                .one("urlquery.encode", (a, budget) -> text(a, budget, Encodings::urlEncode))
                .one("urlquery.decode", (a, budget) -> text(a, budget, Encodings::urlDecode))
                .one("urlquery.encode_object", Encodings::encodeObject)
                .one("urlquery.decode_object", Encodings::decodeObject)
                .two(
                        "crypto.hmac.equal",
                        (a, b, budget) -> (a instanceof String s && b instanceof String t)
                                ? MessageDigest.isEqual(utf8(s), utf8(t))
                                : null);
        for (String[] hash : new String[][] {{"md5", "MD5"}, {"sha1", "SHA-1"}, {"sha256", "SHA-256"}}) {
            registry.one("crypto." + hash[0], (a, budget) -> text(a, budget, s -> digest(hash[1], s)));
        }
        for (String hash : new String[] {"md5", "sha1", "sha256", "sha512"}) {
            registry.two(
                    "crypto.hmac." + hash,
                    (a, key, budget) ->
                            key instanceof String k ? text(a, budget, s -> mac("Hmac" + hash, s, k)) : null);
        }
    }

    private static @Nullable Object text(
            Object a, Budget budget, java.util.function.Function<String, @Nullable Object> change) {
        if (!(a instanceof String s)) {
            return null;
        }
        budget.spend(1 + (s.length() >> 3));
        return change.apply(s);
    }

    private static byte[] utf8(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }

    private static String string(byte[] bytes) {
        return StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static String encode(Base64.Encoder encoder, String s) {
        return encoder.encodeToString(utf8(s));
    }

    private static @Nullable String decode(Base64.Decoder decoder, @Nullable String s) {
        if (s == null) {
            return null;
        }
        String digits = s.replace("\r", "").replace("\n", "");
        if (digits.length() % 4 != 0) { // Java would do without the padding, Go does not
            return null;
        }
        try {
            return string(decoder.decode(digits));
        } catch (IllegalArgumentException e) {
            return null; // no such encoding: undefined
        }
    }

    private static @Nullable String padded(String s) {
        if (s.endsWith("=")) {
            return s;
        }
        return switch (s.length() % 4) {
            case 0 -> s;
            case 2 -> s + "==";
            case 3 -> s + "=";
            default -> null;
        };
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static @Nullable String unhex(String s) {
        try {
            return string(HexFormat.of().parseHex(s));
        } catch (IllegalArgumentException e) {
            return null; // no such encoding: undefined
        }
    }

    private static @Nullable String digest(String algorithm, String s) {
        try {
            return hex(MessageDigest.getInstance(algorithm).digest(utf8(s)));
        } catch (GeneralSecurityException e) {
            return null; // switched off on this machine: undefined
        }
    }

    private static @Nullable String mac(String algorithm, String s, String key) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.isEmpty() ? new byte[1] : utf8(key), algorithm)); // padded with zeros anyway
            return hex(mac.doFinal(utf8(s)));
        } catch (GeneralSecurityException e) {
            return null; // switched off on this machine: undefined
        }
    }

    private static String urlEncode(String s) {
        // Java leaves `*` as it is and escapes `~`; Go has it the other way round
        return URLEncoder.encode(s, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
    }

    private static @Nullable String urlDecode(String s) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream(s.length());
        byte[] bytes = utf8(s);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                out.write(bytes[i] == '+' ? ' ' : bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            out.write(high * 16 + low);
            i += 2;
        }
        return string(out.toByteArray());
    }

    private static @Nullable Object encodeObject(Object a, Budget budget) {
        if (!(a instanceof ObjectValue object)) {
            return null;
        }
        JsonTexts.measure(a, budget);
        StringBuilder query = new StringBuilder();
        Object[] keys = object.sortedKeys();
        for (int i = 0; i < object.size(); i++) {
            Object value = object.values()[i];
            String[] values = value instanceof String s ? new String[] {s} : Operands.strings(value);
            if (!(keys[i] instanceof String key) || values == null) {
                return null;
            }
            for (String text : values) {
                query.append(query.length() == 0 ? "" : "&")
                        .append(urlEncode(key))
                        .append('=')
                        .append(urlEncode(text));
            }
        }
        return query.toString();
    }

    private static @Nullable Object decodeObject(Object a, Budget budget) {
        if (!(a instanceof String query)) {
            return null;
        }
        budget.spend(1 + (query.length() >> 2));
        ObjectValue object = new ObjectValue();
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int at = pair.indexOf('=');
            String key = urlDecode(at < 0 ? pair : pair.substring(0, at));
            String value = urlDecode(at < 0 ? "" : pair.substring(at + 1));
            if (key == null || value == null || pair.indexOf(';') >= 0) {
                return null;
            }
            if (!object.contains(key)) {
                object.put(key, new ArrayValue(2));
            }
            if (object.get(key) instanceof ArrayValue values) {
                values.append(value);
            }
        }
        return object;
    }
}
