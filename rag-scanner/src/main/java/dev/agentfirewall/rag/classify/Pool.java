package dev.agentfirewall.rag.classify;

import dev.agentfirewall.scan.Channel;

/** The two kinds of text that the model was trained to tell apart: what a user says, and what reaches it from elsewhere. */
enum Pool {
    USER,
    INDIRECT;

    static Pool of(Channel channel) {
        return channel == Channel.USER ? USER : INDIRECT;
    }
}
