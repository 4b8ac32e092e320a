package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ObjectValue;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code uuid.parse}. */
final class Uuids {
    private static final Pattern DASHED =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern PLAIN = Pattern.compile("[0-9a-f]{32}");
    /** From the start of the Gregorian calendar to 1970, in units of 100 nanoseconds. */
    private static final long GREGORIAN = 122_192_928_000_000_000L;

    private static final String[] DOMAINS = {"Person", "Group", "Org"};

    private Uuids() {}

    static void register(Registry registry) {
        registry.one("uuid.parse", (a, budget) -> a instanceof String s ? parse(s.toLowerCase(Locale.ROOT)) : null);
    }

    private static @Nullable Object parse(String text) {
        String bare = text.length() == 45 && text.startsWith("urn:uuid:") ? text.substring(9) : text;
        if (bare.length() == 38) {
            bare = bare.substring(1, 37); // in braces
        }
        if (!DASHED.matcher(bare).matches() && !PLAIN.matcher(bare).matches()) {
            return null;
        }
        byte[] bytes = HexFormat.of().parseHex(bare.replace("-", ""));
        int version = (bytes[6] & 0xf0) >> 4;
        ObjectValue parts = new ObjectValue();
        parts.put("version", (long) version);
        parts.put("variant", variant(bytes[8] & 0xff));
        if (version == 1 || version == 2) {
            putTime(bytes, parts);
        }
        if (version == 2) {
            int domain = bytes[9] & 0xff;
            parts.put("id", number(bytes, 0, 4));
            parts.put("domain", domain < DOMAINS.length ? DOMAINS[domain] : "Domain" + domain);
        }
        return parts;
    }

    private static String variant(int octet) {
        if ((octet & 0xc0) == 0x80) {
            return "RFC4122";
        }
        if ((octet & 0xe0) == 0xc0) {
            return "Microsoft";
        }
        return (octet & 0xe0) == 0xe0 ? "Future" : "Reserved";
    }

    private static void putTime(byte[] bytes, ObjectValue parts) {
        long time = number(bytes, 0, 4) | number(bytes, 4, 6) << 32 | (number(bytes, 6, 8) & 0xfff) << 48;
        parts.put("time", (time - GREGORIAN) * 100);
        parts.put("nodeid", HexFormat.ofDelimiter("-").formatHex(bytes, 10, 16));
        parts.put("macvariables", address(bytes[10]));
        parts.put("clocksequence", number(bytes, 8, 10) & 0x3fff);
    }

    private static String address(byte first) {
        return ((first & 2) != 0 ? "local" : "global") + ((first & 1) != 0 ? ":multicast" : ":unicast");
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << 8 | (bytes[i] & 0xff);
        }
        return number;
    }
}
