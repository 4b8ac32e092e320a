package dev.agentfirewall.json;

/** JSON that is refused: {@link #code} says why in a word, the message where; neither quotes the text. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    MalformedJsonException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** One of {@code syntax}, {@code duplicate_key}, {@code trailing_text}, {@code encoding}, {@code too_large}, {@code too_deep}, {@code number}. */
    public String code() {
        return code;
    }
}
