package dev.agentfirewall.rag.detect;

import dev.agentfirewall.scan.Channel;

/** What a channel means for a detector. */
public final class Channels {
    private Channels() {}

    /** Whether texts on {@code channel} are data: nobody there has a right to give the agent orders. */
    public static boolean data(Channel channel) {
        return switch (channel) {
            case DOCUMENT, TOOL_RESULT, EMAIL, WEB -> true;
            case USER, SYSTEM, MODEL -> false;
        };
    }
}
