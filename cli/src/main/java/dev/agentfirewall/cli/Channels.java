package dev.agentfirewall.cli;

import dev.agentfirewall.scan.Channel;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The channels that a caller may name: all but the model's own. */
public final class Channels {
    private Channels() {}

    /** The channel called {@code word}. */
    public static Optional<Channel> named(String word) {
        return all().filter(channel -> channel.word().equals(word)).findFirst();
    }

    /** Their names, for messages. */
    public static String words() {
        return all().map(Channel::word).collect(Collectors.joining(", "));
    }

    private static Stream<Channel> all() {
        return Arrays.stream(Channel.values()).filter(channel -> channel != Channel.MODEL);
    }
}
