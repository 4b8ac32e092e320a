package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and durations, in nanoseconds since 1970. The clock is not among them: time belongs in the request, where a decision
 * can be checked later.
 */
final class Times {
    private static final long SECOND = 1_000_000_000L;
    private static final Pattern RFC3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d+)?(?:Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern DURATION =
            Pattern.compile("([+-]?)((?:(?:\\d+\\.?\\d*|\\.\\d+)(?:ns|us|µs|μs|ms|[smhdwy]))+|0)");
    private static final Pattern SEGMENT = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|[smhdwy])");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("ns", 1L),
            Map.entry("us", 1_000L),
            Map.entry("µs", 1_000L),
            Map.entry("μs", 1_000L),
            Map.entry("ms", 1_000_000L),
            Map.entry("s", SECOND),
            Map.entry("m", 60 * SECOND),
            Map.entry("h", 3600 * SECOND),
            Map.entry("d", 24 * 3600 * SECOND),
            Map.entry("w", 7 * 24 * 3600 * SECOND),
            Map.entry("y", 365 * 24 * 3600 * SECOND));
    private static final int LONGEST = 256;

    private Times() {}

    static void register(Registry registry) {
        registry.one("time.parse_rfc3339_ns", (a, budget) -> a instanceof String s ? parse(s) : null)
                .one("time.parse_duration_ns", (a, budget) -> a instanceof String s ? duration(s) : null)
                .one("time.date", (a, budget) -> {
                    ZonedDateTime t = time(a);
                    return t == null ? null : numbers(t.getYear(), t.getMonthValue(), t.getDayOfMonth());
                })
                .one("time.clock", (a, budget) -> {
                    ZonedDateTime t = time(a);
                    return t == null ? null : numbers(t.getHour(), t.getMinute(), t.getSecond());
                })
                .one("time.weekday", (a, budget) -> {
                    ZonedDateTime t = time(a);
                    return t == null ? null : t.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                })
                .four("time.add_date", Times::addDate)
                .two("time.diff", (a, b, budget) -> difference(a, b));
    }

    private static ArrayValue numbers(long... numbers) {
        ArrayValue array = new ArrayValue(numbers.length);
        for (long number : numbers) {
            array.append(number);
        }
        return array;
    }

    private static @Nullable Object parse(String text) {
        if (text.length() > LONGEST || !RFC3339.matcher(text).matches()) {
            return null;
        }
        String padded = text.charAt(12) == ':' ? text.substring(0, 11) + "0" + text.substring(11) : text;
        try {
            return nanos(OffsetDateTime.parse(shortFraction(padded.replace(',', '.')))
                    .toInstant());
        } catch (DateTimeException e) {
            return null; // no such moment: undefined
        }
    }

    /** Java reads nine digits behind the point and Go any number, of which it keeps nine. */
    private static String shortFraction(String text) {
        int point = text.indexOf('.');
        int end = point + 1;
        while (point >= 0 && end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end - point > 10 && point >= 0 ? text.substring(0, point + 10) + text.substring(end) : text;
    }

    private static @Nullable Object nanos(Instant instant) {
        BigInteger nanos = BigInteger.valueOf(instant.getEpochSecond())
                .multiply(BigInteger.valueOf(SECOND))
                .add(BigInteger.valueOf(instant.getNano()));
        return nanos.bitLength() < 64 ? (Object) nanos.longValue() : null;
    }

    private static @Nullable Object duration(String text) {
        Matcher whole = DURATION.matcher(text);
        if (text.length() > LONGEST || !whole.matches()) {
            return null;
        }
        BigDecimal total = BigDecimal.ZERO;
        Matcher segment = SEGMENT.matcher(text);
        while (segment.find()) {
            BigDecimal unit = BigDecimal.valueOf(UNITS.getOrDefault(segment.group(2), 0L));
            total = total.add(new BigDecimal(
                    new BigDecimal(segment.group(1)).multiply(unit).toBigInteger()));
        }
        BigInteger nanos = whole.group(1).equals("-") ? total.toBigInteger().negate() : total.toBigInteger();
        return nanos.bitLength() < 64 ? (Object) nanos.longValue() : null;
    }

    /** Nanoseconds, or an array of nanoseconds and a time zone. */
    private static @Nullable ZonedDateTime time(Object a) {
        Object number = a;
        ZoneId zone = ZoneOffset.UTC;
        if (a instanceof ArrayValue array && array.size() > 0) {
            number = array.get(0);
            ZoneId named = array.size() > 1 ? zone(array.get(1)) : zone;
            if (named == null || (array.size() > 2 && !(array.get(2) instanceof String))) {
                return null;
            }
            zone = named;
        }
        BigInteger nanos = Values.isNumber(number) ? Operands.integer(number) : null;
        if (nanos == null || nanos.bitLength() > 63) {
            return null;
        }
        long n = nanos.longValue();
        return Instant.ofEpochSecond(Math.floorDiv(n, SECOND), Math.floorMod(n, SECOND))
                .atZone(zone);
    }

    private static @Nullable ZoneId zone(Object name) {
        if (!(name instanceof String text)) {
            return null;
        }
        if (text.isEmpty() || text.equals("UTC")) {
            return ZoneOffset.UTC;
        }
        // names of places only: "Local" would make the answer depend on the machine, and Java's offsets are not Go's
        return ZoneId.getAvailableZoneIds().contains(text) ? ZoneId.of(text) : null;
    }

    private static @Nullable Object addDate(Object a, Object years, Object months, Object days, Budget budget) {
        ZonedDateTime time = time(a);
        Integer y = Operands.index(years);
        Integer m = Operands.index(months);
        Integer d = Operands.index(days);
        if (time == null || y == null || m == null || d == null) {
            return null;
        }
        try {
            // Go counts days beyond the end of a month into the next one
            LocalDate month = LocalDate.of(time.getYear(), 1, 1).plusYears(y).plusMonths(time.getMonthValue() - 1L + m);
            LocalDate date = month.plusDays(time.getDayOfMonth() - 1L + d);
            return nanos(date.atTime(time.toLocalTime()).atZone(time.getZone()).toInstant());
        } catch (DateTimeException e) {
            return null; // beyond all calendars: undefined
        }
    }

    /** Years, months, days, hours, minutes and seconds between two moments, by the first one's calendar. */
    private static @Nullable Object difference(Object a, Object b) {
        ZonedDateTime first = time(a);
        ZonedDateTime second = time(b);
        if (first == null || second == null) {
            return null;
        }
        ZonedDateTime moved = second.withZoneSameInstant(first.getZone());
        boolean swapped = first.isAfter(moved);
        return between(swapped ? moved : first, swapped ? first : moved);
    }

    private static ArrayValue between(ZonedDateTime from, ZonedDateTime to) {
        long seconds = (long) to.getSecond() - from.getSecond();
        long minutes = to.getMinute() - from.getMinute() - borrowed(seconds);
        long hours = to.getHour() - from.getHour() - borrowed(minutes);
        long days = to.getDayOfMonth() - from.getDayOfMonth() - borrowed(hours);
        long months = to.getMonthValue() - from.getMonthValue() - borrowed(days);
        long years = to.getYear() - from.getYear() - borrowed(months);
        return numbers(
                years,
                Math.floorMod(months, 12L),
                days < 0 ? days + from.toLocalDate().lengthOfMonth() : days,
                Math.floorMod(hours, 24L),
                Math.floorMod(minutes, 60L),
                Math.floorMod(seconds, 60L));
    }

    private static long borrowed(long difference) {
        return difference < 0 ? 1 : 0;
    }
}
