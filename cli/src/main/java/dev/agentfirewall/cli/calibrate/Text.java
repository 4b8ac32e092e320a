package dev.agentfirewall.cli.calibrate;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.scan.Channel;

/** One text of the traffic. */
record Text(String words, Channel channel) {

    /** The same for the same words on the same channel. */
    Digest digest() {
        return Digest.of(channel.word() + "\n" + words);
    }

    /** Tells the channel; the words are guarded. */
    @Override
    public String toString() {
        return "text of " + words.length() + " on " + channel.word();
    }
}
