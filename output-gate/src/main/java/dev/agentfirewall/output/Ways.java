package dev.agentfirewall.output;

import java.util.Locale;

/** How a link is followed. */
enum Ways {
    /** By whoever shows the text, without a click: images, style sheets, frames. */
    LOAD,
    /** By a click on words that need not say where they lead. */
    FOLLOW,
    /** An address in plain words; many readers make it a link. */
    BARE,
    /** An address in code: read, and not followed. */
    CODE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
