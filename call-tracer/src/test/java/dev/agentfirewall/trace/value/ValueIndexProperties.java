package dev.agentfirewall.trace.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.scan.Span;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class ValueIndexProperties {
    private static final List<String> DATES = List.of(
            "uuuu-MM-dd",
            "d.M.uuuu",
            "dd.MM.uuuu",
            "dd/MM/uuuu",
            "MM/dd/uuuu",
            "uuuu/MM/dd",
            "MMMM d, uuuu",
            "d MMM uuuu",
            "MMMM d",
            "uuuuMMdd");
    private static final List<String> TIMES =
            List.of("HH:mm", "H:mm", "h:mm a", "HH:mm:ss", "h.mm a", "H'h'mm", "H.mm 'Uhr'");

    @Property(tries = 300)
    void find_aValueBetweenBlanks_isFoundInAnyCaseAndSpacing(
            @ForAll("words") String before,
            @ForAll("values") String value,
            @ForAll("words") String after,
            @ForAll boolean upper,
            @ForAll("blanks") String blank,
            @ForAll("quotes") String quote) {
        String written = (upper ? value.toUpperCase(Locale.ROOT) : value).replace(" ", blank);
        String text = before + " " + quote + written + quote + " " + after;
        int start = before.length() + 1 + quote.length();
        assertThat(find(value, text)).anyMatch(match -> match.span().equals(new Span(start, start + written.length())));
        assertThat(find(quote + written + quote, text)).isNotEmpty();
    }

    @Property(tries = 300)
    void find_aValueThatGoesOn_isNotFound(
            @ForAll("words") String before,
            @ForAll("values") String value,
            @ForAll("words") String after,
            @ForAll("joiners") String joiner) {
        assertThat(find(value, before + " " + value + joiner + "q" + after)).isEmpty();
        assertThat(find(value, before + "q" + joiner + value + " " + after)).isEmpty();
    }

    @Property(tries = 300)
    void find_aDay_survivesEveryWayOfWritingIt(
            @ForAll @IntRange(min = 0, max = 40_000) int day,
            @ForAll("dates") String one,
            @ForAll("dates") String other) {
        LocalDate date = LocalDate.of(1971, 1, 1).plusDays(day);
        assertThat(find(format(date, one), "we meet on " + format(date, other) + " or so"))
                .isNotEmpty();
        if (date.getDayOfMonth() > 12) { // no reading in the other order
            assertThat(find(format(date.plusDays(1), one), "we meet on " + format(date, other) + " or so"))
                    .isEmpty();
        }
    }

    @Property(tries = 300)
    void find_aTime_survivesEveryWayOfWritingIt(
            @ForAll @IntRange(min = 0, max = 1439) int minute,
            @ForAll("times") String one,
            @ForAll("times") String other) {
        LocalTime time = LocalTime.ofSecondOfDay(minute * 60L);
        assertThat(find(format(time, one), "starts at " + format(time, other) + ", be there"))
                .isNotEmpty();
        assertThat(find(format(time.plusMinutes(61), one), "starts at " + format(time, other) + ", be there"))
                .isEmpty();
    }

    @Property(tries = 300)
    void find_anAmount_survivesEveryWayOfWritingIt(
            @ForAll @IntRange(min = 0, max = 50_000_000) int cents,
            @ForAll @IntRange(max = 5) int one,
            @ForAll @IntRange(max = 5) int other) {
        assertThat(find(amount(cents, one), "it comes to " + amount(cents, other) + " in all"))
                .isNotEmpty();
        assertThat(find(amount(cents * 3 + 1, one), "it comes to " + amount(cents, other) + " in all"))
                .isEmpty();
    }

    @Property(tries = 200)
    void find_spansAndNumber_areInBounds(
            @ForAll @StringLength(max = 60) String value, @ForAll @StringLength(max = 300) String text) {
        assertThat(find(value, text + " " + value + " " + text))
                .hasSizeLessThanOrEqualTo(ValueIndex.MAX_MATCHES)
                .allMatch(match -> match.span().end() <= 2 * text.length() + value.length() + 2);
        Coverage coverage = ValueIndex.of(text).coverage(Value.of(value, ArgumentRole.BODY));
        assertThat(coverage.share()).isBetween(0.0, 1.0);
    }

    @Property(tries = 200)
    void find_whateverStandsAloneInALine_isFound(@ForAll("values") String value, @ForAll("words") String text) {
        assertThat(find(value, text + "\n" + value + "\n" + text)).isNotEmpty();
    }

    @Property(tries = 100)
    void coverage_ofABodyOfTwoTexts_isSharedAmongThem(
            @ForAll("sentence") String one, @ForAll("sentence") String other) {
        Value body = Value.of(one + " " + other.toUpperCase(Locale.ROOT), ArgumentRole.BODY);
        double first = ValueIndex.of("x " + one + " y").coverage(body).share();
        double second = ValueIndex.of(other).coverage(body).share();
        assertThat(first + second).isGreaterThanOrEqualTo(1 - 1e-9);
    }

    @Provide
    Arbitrary<String> words() {
        return word("jkmn").list().ofMaxSize(30).map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<String> sentence() {
        return word("abcdefghijklm").list().ofMinSize(4).ofMaxSize(20).map(words -> String.join(" ", words));
    }

    /** Words and addresses whose letters no other text here has. */
    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> word = word("abcdef").filter(letters -> letters.length() > 2);
        return Combinators.combine(word, word, word, Arbitraries.of("@.", " .", "  ", "-_", "/.", "./", "é "))
                .as((a, b, c, signs) -> a + signs.charAt(0) + b + signs.charAt(1) + c)
                .filter(value -> !value.contains(" ."));
    }

    @Provide
    Arbitrary<String> joiners() {
        return Arbitraries.of("", ".", "-", "@", "/", "_", "+");
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.of(" ", "  ", "\n", "\t ", "\u00a0");
    }

    @Provide
    Arbitrary<String> quotes() {
        return Arbitraries.of("", "\"", "'", "**", "`");
    }

    @Provide
    Arbitrary<String> dates() {
        return Arbitraries.of(DATES);
    }

    @Provide
    Arbitrary<String> times() {
        return Arbitraries.of(TIMES);
    }

    private static Arbitrary<String> word(String letters) {
        return Arbitraries.strings()
                .withChars(letters.toCharArray())
                .ofMinLength(1)
                .ofMaxLength(8);
    }

    private static String format(LocalDate date, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(date);
    }

    private static String format(LocalTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }

    private static String amount(int cents, int form) {
        double amount = cents / 100.0;
        return switch (form) {
            case 0 -> String.format(Locale.ROOT, "%.2f", amount);
            case 1 -> String.format(Locale.US, "%,.2f", amount);
            case 2 -> String.format(Locale.GERMANY, "%,.2f", amount);
            case 3 -> String.format(Locale.US, "$%,.2f", amount);
            case 4 -> String.format(Locale.GERMANY, "%.2f €", amount);
            default -> String.format(Locale.ROOT, "EUR %.2f", amount);
        };
    }

    private static List<Match> find(String value, String text) {
        return ValueIndex.of(text).find(Value.of(value, ArgumentRole.OTHER));
    }
}
