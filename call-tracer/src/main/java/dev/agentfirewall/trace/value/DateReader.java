package dev.agentfirewall.trace.value;

/**
 * Reads a day: {@code 2024-05-15}, {@code 15.5.2024}, {@code 5/15/24}, {@code May 15th, 2024}, {@code 15. Mai}, {@code 2024年5月15日}.
 * What can be read in two orders is read in both.
 *
 * <p><b>Limitations.</b> Weekdays and words such as <i>tomorrow</i> are not read; calendars other than the Gregorian neither.
 */
final class DateReader {
    private static final String[] OF = {"of", "de", "di", "del"};
    private static final String[] UNTIL = {"to", "until", "till", "through", "and", "bis", "und", "au", "al", "tot"};
    private static final String[] ORDINAL = {"st", "nd", "rd", "th", "er", "º", "ª"};

    private DateReader() {}

    static void read(Source source, int start, Keys out) {
        Scan scan = new Scan(source, start);
        if (scan.digit(0)) {
            if (!continued(source, start)) {
                numbered(scan, start, out);
            }
        } else {
            named(scan, start, out);
        }
    }

    /** A number that another one is tied to before it is no date's first. */
    private static boolean continued(Source source, int start) {
        Scan before = new Scan(source, start - 2);
        char sign = before.peek(1);
        return start >= 2 && (sign == '.' || sign == '/' || sign == '-' || sign == ':') && before.digit(0);
    }

    private static void numbered(Scan scan, int start, Keys out) {
        int first = scan.number(8);
        if (first < 0) {
            return;
        }
        if (scan.digits == 8) {
            compact(first, scan, start, out);
        } else if (scan.digits == 4) {
            yearFirst(first, scan, start, out);
        } else if (scan.digits <= 2) {
            dayOrMonthFirst(first, scan, start, out);
        }
    }

    private static void compact(int number, Scan scan, int start, Keys out) {
        char next = scan.peek(0);
        if (scan.ended() || next == 'T' || next == 't') {
            full(number / 10000, number / 100 % 100, number % 100, start, scan.at, out);
            timeAfter(scan, out);
        }
    }

    private static void yearFirst(int year, Scan scan, int start, Keys out) {
        char sign = scan.peek(0);
        if (sign == '年') {
            scan.at++;
            monthSign(year, scan, start, out);
            return;
        }
        if ((sign != '-' && sign != '/' && sign != '.') || !scan.digit(1)) {
            return;
        }
        scan.at++;
        int month = scan.number(2);
        if (month >= 1 && month <= 12 && scan.peek(0) == sign && scan.digit(1)) {
            scan.at++;
            int day = scan.number(2);
            boolean time = scan.peek(0) == 'T' || scan.peek(0) == 't';
            if (day > 0 && (time || scan.ended())) {
                full(year, month, day, start, scan.at, out);
                timeAfter(scan, out);
            }
        } else if (month >= 1 && month <= 12 && scan.digits == 2 && sign != '.' && scan.ended() && plausible(year)) {
            out.add(Key.month(year, month), start, scan.at);
        }
    }

    /** {@code 2024-05-15T10:00}. */
    private static void timeAfter(Scan scan, Keys out) {
        if ((scan.peek(0) == 'T' || scan.peek(0) == 't') && scan.digit(1)) {
            TimeReader.readAfterDate(scan.source, scan.at + 1, out);
        }
    }

    /** {@code 5月15日}, after the year if there is one. */
    private static void monthSign(int year, Scan scan, int start, Keys out) {
        scan.blanks();
        int month = scan.number(2);
        if (month < 0 || !scan.take('月')) {
            return;
        }
        scan.blanks();
        int day = scan.number(2);
        if (day > 0 && (scan.take('日') || scan.take('号'))) {
            any(year, month, day, start, scan.at, out);
        } else if (day < 0 && year > 0) {
            out.add(Key.month(year, month), start, scan.at);
        }
    }

    private static void dayOrMonthFirst(int first, Scan scan, int start, Keys out) {
        char sign = scan.peek(0);
        if (sign == '月') {
            scan.at = start;
            monthSign(0, scan, start, out);
            return;
        }
        if ((sign == '.' || sign == '/' || sign == '-') && scan.digit(1)) {
            scan.at++;
            signed(first, sign, scan, start, out);
            return;
        }
        dayThenName(first, scan, start, out);
    }

    private static void signed(int first, char sign, Scan scan, int start, Keys out) {
        int second = scan.number(2);
        if (second < 0) {
            return;
        }
        int end = scan.at;
        int year = 0;
        if (scan.peek(0) == sign && scan.digit(1)) {
            scan.at++;
            year = scan.number(4);
            if (year < 0 || scan.digits == 3 || scan.digits == 1 || !scan.ended()) {
                return;
            }
            year = scan.digits == 2 ? century(year) : year;
            end = scan.at;
        } else if (sign == '.' ? !scan.take('.') || scan.digit(0) : sign == '-' || !scan.ended()) {
            return; // "15.5" and "15-5" are numbers and ranges
        }
        any(year, second, first, start, end, out);
        if (sign != '.' && first != second) {
            any(year, first, second, start, end, out);
        }
    }

    private static void dayThenName(int day, Scan scan, int start, Keys out) {
        ordinal(scan);
        int last = lastDay(scan);
        scan.blanks();
        scan.take('-');
        if (scan.anyWord(OF)) {
            scan.blanks();
        }
        int month = month(scan);
        if (month > 0) {
            int end = scan.at;
            int year = year(scan);
            both(year, month, day, last, start, year > 0 ? scan.at : end, out);
        }
    }

    private static void named(Scan scan, int start, Keys out) {
        int month = month(scan);
        if (month == 0) {
            return;
        }
        scan.blanks();
        scan.word("the");
        scan.blanks();
        int day = scan.number(4);
        if (day > 0 && scan.digits == 4 && plausible(day)) {
            out.add(Key.month(day, month), start, scan.at);
        } else if (day > 0 && scan.digits <= 2 && scan.peek(0) != ':') {
            ordinal(scan);
            int last = lastDay(scan);
            int end = scan.at;
            int year = year(scan);
            both(year, month, day, last, start, year > 0 ? scan.at : end, out);
        }
    }

    /** The second day of {@code 10-15 May} or {@code May 10 to 15}; 0, and the place stays, when there is none. */
    private static int lastDay(Scan scan) {
        int from = scan.at;
        scan.blanks();
        if (scan.take('-') || scan.take('–') || scan.anyWord(UNTIL)) {
            scan.blanks();
            scan.word("the");
            scan.blanks();
            int day = scan.number(2);
            if (day > 0 && day <= 31 && scan.peek(0) != ':') {
                ordinal(scan);
                return day;
            }
        }
        scan.at = from;
        return 0;
    }

    private static void both(int year, int month, int day, int last, int start, int end, Keys out) {
        any(year, month, day, start, end, out);
        if (last > 0) {
            any(year, month, last, start, end, out);
        }
    }

    private static void ordinal(Scan scan) {
        if (!scan.anyWord(ORDINAL) && scan.peek(0) == '.') {
            scan.at++;
        }
    }

    private static int month(Scan scan) {
        if (!Lexicon.beginsMonth(scan.peek(0))) {
            return 0;
        }
        String name = scan.letters(Lexicon.LONGEST_MONTH);
        int month = Lexicon.month(name);
        if (month > 0) {
            scan.at += name.length();
            scan.take('.');
        }
        return month;
    }

    /** The year that follows, 0 when there is none. */
    private static int year(Scan scan) {
        scan.take(',');
        scan.take('-');
        scan.blanks();
        if (scan.anyWord(OF)) {
            scan.blanks();
        }
        int year = scan.number(4);
        return year > 0 && scan.digits == 4 && plausible(year) && scan.peek(0) != ':' ? year : 0;
    }

    private static void any(int year, int month, int day, int start, int end, Keys out) {
        if (year > 0) {
            full(year, month, day, start, end, out);
        } else if (valid(month, day)) {
            out.add(Key.dayWithoutYear(month, day), start, end);
        }
    }

    private static void full(int year, int month, int day, int start, int end, Keys out) {
        if (plausible(year) && valid(month, day)) {
            out.add(Key.day(year, month, day), start, end);
            out.add(Key.dayOfAnyYear(month, day), start, end);
        }
    }

    private static int century(int year) {
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static boolean plausible(int year) {
        return year >= 1900 && year < 2200;
    }

    private static boolean valid(int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }
}
