package dev.agentfirewall.trace.value;

/** One meaning of some words, as a number that equals for equal meanings: a kind in the upper byte, the meaning below it. */
final class Key {
    /** A day of a year. */
    static final int DAY = 1;
    /** A day whose year is told, by month and day alone. */
    static final int DAY_OF_ANY_YEAR = 2;
    /** A day whose year is not told. */
    static final int DAY_WITHOUT_YEAR = 3;

    static final int MONTH = 4;
    static final int TIME = 5;
    static final int NUMBER = 6;
    static final int CURRENCY = 7;
    static final int DIGITS = 8;
    /** The last digits of what may be a telephone number. */
    static final int PHONE = 9;

    static final int IBAN = 10;
    static final int URL = 11;
    static final int PATH = 12;
    static final int FILE = 13;

    private static final int SHIFT = 56;

    private Key() {}

    static int kind(long key) {
        return (int) (key >>> SHIFT);
    }

    static int hash(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) ^ (int) mixed;
    }

    static long day(int year, int month, int day) {
        return of(DAY, (long) year << 16 | month << 8 | day);
    }

    static long dayOfAnyYear(int month, int day) {
        return of(DAY_OF_ANY_YEAR, month << 8 | day);
    }

    static long dayWithoutYear(int month, int day) {
        return of(DAY_WITHOUT_YEAR, month << 8 | day);
    }

    static long month(int year, int month) {
        return of(MONTH, (long) year << 8 | month);
    }

    static long time(int hour, int minute, int second) {
        return of(TIME, hour % 24 << 16 | minute << 8 | second);
    }

    /** {@code text} is the canonical form of its kind. */
    static long text(int kind, CharSequence text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return of(kind, hash ^ hash >>> 32);
    }

    private static long of(int kind, long meaning) {
        return (long) kind << SHIFT | (meaning & (1L << SHIFT) - 1);
    }
}
