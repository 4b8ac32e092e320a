package dev.agentfirewall.trace.value;

/**
 * Reads a time of day: {@code 10:00}, {@code 10am}, {@code 10.30 Uhr}, {@code 22h}, {@code 22h15}, {@code 9-11 am}, {@code 10時}, {@code noon}.
 *
 * <p><b>Limitations.</b> A bare {@code at ten} or {@code at 10} is no time; zones are not reckoned with.
 */
final class TimeReader {
    private static final String[] MORNING = {"am", "a.m.", "a.m"};
    private static final String[] EVENING = {"pm", "p.m.", "p.m"};
    private static final String[] HOURS = {
        "uhr", "h", "hrs", "o'clock", "o’clock", "oclock", "heures", "uur", "horas", "時", "点", "點", "시"
    };

    private TimeReader() {}

    static void read(Source source, int start, Keys out) {
        Scan scan = new Scan(source, start);
        if (!scan.digit(0)) {
            word(scan, start, out);
            return;
        }
        char before = scan.peek(-1);
        if ((before == ':' || before == '.' || before == ',' || before == '/') && scan.digit(-2)) {
            return;
        }
        clock(scan, start, out);
    }

    /** The time after the {@code T} of a date and time. */
    static void readAfterDate(Source source, int start, Keys out) {
        clock(new Scan(source, start), start, out);
    }

    private static void word(Scan scan, int start, Keys out) {
        if (scan.word("noon") || scan.word("midday")) {
            out.add(Key.time(12, 0, 0), start, scan.at);
        } else if (scan.word("midnight")) {
            out.add(Key.time(0, 0, 0), start, scan.at);
        }
    }

    private static void clock(Scan scan, int start, Keys out) {
        int hour = scan.number(2);
        if (hour < 0 || hour > 24) {
            return;
        }
        char sign = scan.peek(0);
        if ((sign == ':' || sign == '.' || sign == 'h' || sign == 'H')
                && scan.digit(1)
                && scan.digit(2)
                && !Character.isDigit(scan.peek(3))) {
            scan.at++;
            minutes(hour, sign, scan, start, out);
        } else {
            hours(hour, scan, start, out);
        }
    }

    private static void minutes(int hour, char sign, Scan scan, int start, Keys out) {
        int minute = scan.number(2);
        if (minute < 0 || minute > 59) {
            return;
        }
        int second = 0;
        if (sign == ':' && scan.peek(0) == ':' && scan.digit(1)) {
            scan.at++;
            second = scan.number(2);
            if (second < 0 || second > 59) {
                return;
            }
            if (scan.peek(0) == '.' && scan.digit(1)) {
                scan.at++;
                scan.number(9);
            }
        }
        int end = scan.at;
        int half = half(scan);
        boolean said = half >= 0 || hoursSaid(scan, end);
        if (sign == '.' ? said : said || free(scan, end)) {
            add(hour, minute, second, half, start, said ? scan.at : end, out);
        }
    }

    /** Whether the time is over: a zone may follow, further figures not. */
    private static boolean free(Scan scan, int end) {
        scan.at = end;
        char c = scan.peek(0);
        return c == 'Z'
                || c == 'z'
                || (!Character.isLetterOrDigit(c) && !(c == ':' && scan.digit(1)))
                || Fold.classOf(c) == Fold.SINGLE;
    }

    private static void hours(int hour, Scan scan, int start, Keys out) {
        int end = scan.at;
        int half = half(scan);
        if (half >= 0 || hoursSaid(scan, end)) {
            add(hour, 0, 0, half, start, scan.at, out);
            return;
        }
        scan.at = end;
        int later = halfOfRange(scan);
        if (later >= 0) {
            add(hour, 0, 0, later, start, end, out);
        }
    }

    private static boolean hoursSaid(Scan scan, int end) {
        scan.at = end;
        scan.blanks();
        return scan.anyWord(HOURS);
    }

    /** 0 for the morning, 12 for the evening, -1 when neither is said. */
    private static int half(Scan scan) {
        scan.blanks();
        return scan.anyWord(MORNING) ? 0 : scan.anyWord(EVENING) ? 12 : -1;
    }

    /** {@code 9-11 am}: what is said of the second is said of the first. */
    private static int halfOfRange(Scan scan) {
        scan.blanks();
        if (!scan.take('-') && !scan.take('–') && !scan.word("to") && !scan.word("and") && !scan.word("until")) {
            return -1;
        }
        scan.blanks();
        if (scan.number(2) < 0) {
            return -1;
        }
        if (scan.take(':') && scan.number(2) < 0) {
            return -1;
        }
        return half(scan);
    }

    private static void add(int hour, int minute, int second, int half, int start, int end, Keys out) {
        if (half >= 0 && hour > 12) {
            return;
        }
        int full = half >= 0 ? hour % 12 + half : hour;
        out.add(Key.time(full, minute, second), start, end);
    }
}
