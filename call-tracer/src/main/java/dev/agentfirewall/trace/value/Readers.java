package dev.agentfirewall.trace.value;

/** All readers of meanings: what a text may say at a place. What they find depends on text and place alone, so it can be found again. */
final class Readers {
    static final String CURRENCY_SIGNS = "$€£¥₹₩₽₺₴₪₿";

    private Readers() {}

    /** What the word at {@code start} begins, addresses and paths aside. */
    static void word(Source source, int start, int hash, Keys out) {
        char c = source.text().charAt(start);
        if ((c >= '0' && c <= '9') || Character.isDigit(c)) {
            DateReader.read(source, start, out);
            TimeReader.read(source, start, out);
            NumberReader.read(source, start, out);
            DigitsReader.read(source, start, out);
        } else if (Character.isLetter(c)) {
            if (Lexicon.mayBeMoment(hash)) {
                DateReader.read(source, start, out);
                TimeReader.read(source, start, out);
            }
            if (digitSoon(source, start)) {
                NumberReader.read(source, start, out);
                DigitsReader.read(source, start, out);
            }
        }
    }

    /** What may have a meaning of this kind at a place that {@link IndexBuilder} noted. */
    static void at(int kind, Source source, int place, Keys out) {
        switch (kind) {
            case Key.DAY, Key.DAY_OF_ANY_YEAR, Key.DAY_WITHOUT_YEAR, Key.MONTH -> DateReader.read(source, place, out);
            case Key.TIME -> {
                TimeReader.read(source, place, out);
                DateReader.read(source, place, out);
            }
            case Key.NUMBER -> NumberReader.read(source, place, out);
            case Key.CURRENCY -> {
                sign(source, place, out);
                NumberReader.read(source, place, out);
            }
            case Key.DIGITS, Key.PHONE, Key.IBAN -> DigitsReader.read(source, place, out);
            default -> PlaceReader.read(source, place, out);
        }
    }

    /** A currency's sign. */
    static void sign(Source source, int place, Keys out) {
        char c = source.text().charAt(place);
        if (CURRENCY_SIGNS.indexOf(c) >= 0) {
            out.add(Key.text(Key.CURRENCY, Lexicon.currency(String.valueOf(c))), place, place + 1);
        }
    }

    private static boolean digitSoon(Source source, int start) {
        return start + 3 < source.length()
                && (Character.isDigit(source.text().charAt(start + 2))
                        || Character.isDigit(source.text().charAt(start + 3)));
    }
}
