package dev.agentfirewall.rag.sensitive.pii;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Whether digits inside a number are a day that is, in any century. */
final class Dates {
    private Dates() {}

    /** {@code yymmdd}, year's century unknown: a leap day is let pass. */
    static boolean yymmdd(int yy, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= (month == 2 ? 29 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31)
                && yy >= 0;
    }

    /** A whole date of a person who may live. */
    static boolean yyyymmdd(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).getYear() >= 1890 && year <= 2035;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static boolean yymmdd(String value, int from) {
        return yymmdd(
                CheckDigits.number(value, from, from + 2),
                CheckDigits.number(value, from + 2, from + 4),
                CheckDigits.number(value, from + 4, from + 6));
    }

    static boolean ddmmyy(String value, int from) {
        return yymmdd(
                CheckDigits.number(value, from + 4, from + 6),
                CheckDigits.number(value, from + 2, from + 4),
                CheckDigits.number(value, from, from + 2));
    }
}
