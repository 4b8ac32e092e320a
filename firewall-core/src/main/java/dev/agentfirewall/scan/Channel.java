package dev.agentfirewall.scan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The way by which a text reaches the model. The same words are a request on one and an attack on another. */
public enum Channel {
    USER,
    DOCUMENT,
    TOOL_RESULT,
    EMAIL,
    WEB,
    SYSTEM,
    MODEL;

    private final String word = name().toLowerCase(Locale.ROOT).intern();

    /** The name that policies and the command line use, in lower case. */
    public String word() {
        return word;
    }

    /** The channel whose {@link #word} this is; empty when there is none. */
    public static Optional<Channel> named(String word) {
        return Arrays.stream(values())
                .filter(channel -> channel.word.equals(word))
                .findFirst();
    }
}
