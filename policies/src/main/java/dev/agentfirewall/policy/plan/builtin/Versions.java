package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.Values;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Semantic versions (semver.org 2.0.0), a leading {@code v} allowed. */
final class Versions {
    private static final String ID = "[0-9A-Za-z-]";
    private static final Pattern VERSION =
            Pattern.compile("v?(0|[1-9]\\d{0,18})\\.(0|[1-9]\\d{0,18})\\.(0|[1-9]\\d{0,18})" + "(?:-(" + ID + "+(?:\\."
                    + ID + "+)*))?(?:\\+" + ID + "+(?:\\." + ID + "+)*)?");
    private static final Pattern LEADING_ZERO = Pattern.compile("(?:^|\\.)0\\d+(?:\\.|$)");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int LONGEST = 256;

    private Versions() {}

    static void register(Registry registry) {
        registry.one("semver.is_valid", (a, budget) -> parse(a) != null)
                .two("semver.compare", (a, b, budget) -> compare(a, b));
    }

    private static @Nullable Matcher parse(Object a) {
        if (!(a instanceof String s) || s.length() > LONGEST) {
            return null;
        }
        Matcher matcher = VERSION.matcher(s);
        return matcher.matches() && numbersFit(matcher) && !hasLeadingZero(matcher.group(4)) ? matcher : null;
    }

    private static boolean numbersFit(Matcher version) {
        for (int i = 1; i <= 3; i++) {
            String digits = version.group(i);
            if (digits.length() == 19 && digits.compareTo("9223372036854775807") > 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasLeadingZero(@Nullable String preRelease) {
        return preRelease != null && LEADING_ZERO.matcher(preRelease).find();
    }

    private static @Nullable Object compare(Object a, Object b) {
        Matcher x = parse(a);
        Matcher y = parse(b);
        if (x == null || y == null) {
            return null;
        }
        for (int i = 1; i <= 3; i++) {
            int order = Long.compare(Long.parseLong(x.group(i)), Long.parseLong(y.group(i)));
            if (order != 0) {
                return (long) order;
            }
        }
        return (long) comparePreRelease(x.group(4), y.group(4));
    }

    private static int comparePreRelease(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null); // without one is the greater
        }
        String[] x = a.split("\\.", -1);
        String[] y = b.split("\\.", -1);
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            int order = compareIdentifiers(x[i], y[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(x.length, y.length);
    }

    private static int compareIdentifiers(String a, String b) {
        boolean x = DIGITS.matcher(a).matches();
        boolean y = DIGITS.matcher(b).matches();
        if (x && y) {
            return new java.math.BigInteger(a).compareTo(new java.math.BigInteger(b));
        }
        return x == y ? Integer.signum(Values.compareText(a, b)) : x ? -1 : 1;
    }
}
