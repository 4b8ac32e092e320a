package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code units.parse} ({@code "10Ki"}, {@code "5m"}) and {@code units.parse_bytes} ({@code "10KiB"}). */
final class Units {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final int LONGEST = 64;
    private static final int MOST_EXPONENT_DIGITS = 6;
    private static final int WIDEST = 5_000;
    private static final int DECIMALS = 10;
    private static final String PREFIXES = "kmgtpe";
    /** A thousandth as a double is, which is what OPA multiplies by. */
    private static final String MILLI = "0.001000000000000000020816681711721685132943093776702880859375";

    private static final Map<String, BigDecimal> UNITS = units();
    private static final Map<String, BigDecimal> BYTES = bytes();

    private Units() {}

    static void register(Registry registry) {
        registry.one("units.parse", (a, budget) -> units(a)).one("units.parse_bytes", (a, budget) -> bytes(a));
    }

    private static Map<String, BigDecimal> units() {
        Map<String, BigDecimal> units = new HashMap<>();
        units.put("", BigDecimal.ONE);
        for (int i = 0; i < PREFIXES.length(); i++) {
            String prefix = PREFIXES.substring(i, i + 1);
            for (String letter : new String[] {prefix, prefix.toUpperCase(Locale.ROOT)}) {
                units.put(letter, BigDecimal.TEN.pow(3 * (i + 1)));
                units.put(letter + "i", new BigDecimal(BigInteger.TWO.pow(10 * (i + 1))));
            }
        }
        units.put("m", new BigDecimal(MILLI));
        return Map.copyOf(units);
    }

    private static Map<String, BigDecimal> bytes() {
        Map<String, BigDecimal> units = new HashMap<>();
        units.put("", BigDecimal.ONE);
        for (int i = 0; i < PREFIXES.length(); i++) {
            String prefix = PREFIXES.substring(i, i + 1);
            for (String suffix : new String[] {"", "b"}) {
                units.put(prefix + suffix, BigDecimal.TEN.pow(3 * (i + 1)));
                units.put(prefix + "i" + suffix, new BigDecimal(BigInteger.TWO.pow(10 * (i + 1))));
            }
        }
        return Map.copyOf(units);
    }

    private static @Nullable Object units(Object a) {
        String[] parts = a instanceof String s ? parts(s.replace("\"", "")) : null;
        if (parts == null) {
            return null;
        }
        String unit = parts[1].length() > 1 ? parts[1].charAt(0) + GoText.toLower(parts[1].substring(1)) : parts[1];
        BigDecimal factor = UNITS.get(unit);
        BigDecimal number = number(parts[0]);
        if (factor == null || number == null) {
            return null;
        }
        BigDecimal product = number.multiply(factor);
        boolean whole = product.signum() == 0 || product.stripTrailingZeros().scale() <= 0;
        return whole ? Values.number(product.toBigInteger()) : product.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static @Nullable Object bytes(Object a) {
        String[] parts = a instanceof String s ? parts(GoText.toLower(s).replace("\"", "")) : null;
        BigDecimal factor = parts == null ? null : BYTES.get(parts[1]);
        BigDecimal number = parts == null ? null : number(parts[0]);
        if (factor == null || number == null) {
            return null;
        }
        return Values.number(
                Extended.round(Extended.round(number).multiply(factor)).toBigInteger());
    }

    private static @Nullable BigDecimal number(String digits) {
        if (!NUMBER.matcher(digits).matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(digits);
        return Math.abs((long) number.scale()) + number.precision() > WIDEST ? null : number;
    }

    /** The number and the unit behind it; {@code null} when there is no number, a space, or an endless exponent. */
    private static String @Nullable [] parts(String s) {
        if (s.length() > LONGEST || s.indexOf(' ') >= 0) {
            return null;
        }
        int end = numberEnd(s);
        return end <= 0 ? null : new String[] {s.substring(0, end), s.substring(end)};
    }

    private static int numberEnd(String s) {
        int i = 0;
        while (i < s.length()) {
            char c = s.charAt(i);
            boolean exponent = c == 'e' || c == 'E';
            if (exponent && !exponentFollows(s, i + 1)) {
                return i;
            }
            if (exponent) {
                int digits = s.charAt(i + 1) == '+' || s.charAt(i + 1) == '-' ? i + 2 : i + 1;
                if (run(s, digits) > MOST_EXPONENT_DIGITS) {
                    return -1;
                }
                i = digits;
            } else if (isDigit(c) || c == '.' || c == '+' || c == '-') {
                i++;
            } else {
                return i;
            }
        }
        return i;
    }

    private static boolean exponentFollows(String s, int at) {
        return at < s.length() && (isDigit(s.charAt(at)) || s.charAt(at) == '+' || s.charAt(at) == '-');
    }

    private static int run(String s, int from) {
        int end = from;
        while (end < s.length() && isDigit(s.charAt(end))) {
            end++;
        }
        return end - from;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
