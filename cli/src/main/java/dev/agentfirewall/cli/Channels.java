package dev.agentfirewall.cli;

import dev.agentfirewall.scan.Channel;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The channels that a caller may name: all but the model's own. */
public final class Channels {
    private Channels() {}

    /** The channel called {@code word}. */
    public static Optional<Channel> named(String word) {
        return Channel.named(word).filter(Channels::given);
    }

    /** Their names, for messages. */
    public static String words() {
        return Arrays.stream(Channel.values())
                .filter(Channels::given)
                .map(Channel::word)
                .collect(Collectors.joining(", "));
    }

    private static boolean given(Channel channel) {
        return channel != Channel.MODEL;
    }
}
