package dev.agentfirewall.trace.value;

/** How a value and the words of a text came to be the same. */
public enum Form {
    /** Character for character. */
    EXACT,
    /** But for case, width, composition, white space, quotes, brackets and punctuation at the ends. */
    FOLDED,
    /** But for the {@code #} or {@code @} of a name, or the sign of a currency. */
    NAMED,
    /** One day, written otherwise. */
    DATE,
    /** One time of day, written otherwise. */
    TIME,
    /** Day and time both stand in the text: each is a match of its own. */
    DATE_TIME,
    /** One number, written otherwise. */
    AMOUNT,
    /** One currency: its code, sign or name. */
    CURRENCY,
    /** One telephone number: with or without country code and blanks. */
    PHONE,
    /** One account: an IBAN, a card or another long number, with or without blanks. */
    ACCOUNT,
    /** The address in a mailbox with a display name, or without {@code mailto:}. */
    ADDRESS,
    /** One place on the web: scheme, {@code www.}, percent-encoding and the last slash aside. */
    URL,
    /** One path: {@code ./}, backslashes and the last slash aside. */
    PATH,
    /** The name at the end of a path that the text holds. */
    FILE_NAME,
    /** One of the two is the other's base64, hex, percent-encoding, rot13 or reversal. */
    ENCODED
}
