package dev.agentfirewall.mcp;

import java.time.Duration;

/**
 * How much of a server is taken. What goes beyond is not cut but refused: half a list, or half a schema, would be judged as what it is not.
 *
 * @param items how many tools a server may list; the same holds for resources, templates and prompts
 * @param pages in how many pages it may list them
 * @param listCharacters how long all of a list's definitions may be together
 * @param definitionCharacters how long one definition may be
 * @param depth how deep a definition may nest
 * @param resultCharacters how long one answer to a call, a read or a prompt may be
 * @param timeout how long an answer is waited for
 * @param listingAge for how long a listing is believed before a call asks for another, where the server promised to tell of changes; where it
 *     did not, every call asks
 */
public record McpLimits(
        int items,
        int pages,
        int listCharacters,
        int definitionCharacters,
        int depth,
        int resultCharacters,
        Duration timeout,
        Duration listingAge) {

    /**
     * 256 items of a kind in 32 pages and 2 Mi characters, 64 Ki characters and 32 levels for a definition, 1 Mi characters for an answer, 30 seconds of waiting,
     * listings believed for 30 seconds.
     */
    public static final McpLimits DEFAULT = new McpLimits(
            256, 32, 2 * 1024 * 1024, 64 * 1024, 32, 1024 * 1024, Duration.ofSeconds(30), Duration.ofSeconds(30));

    public McpLimits {
        if (items < 1
                || pages < 1
                || listCharacters < 1
                || definitionCharacters < 1
                || depth < 1
                || resultCharacters < 1
                || timeout.isNegative()
                || timeout.isZero()
                || listingAge.isNegative()) {
            throw new IllegalArgumentException("every limit is at least 1, and the timeout longer than nothing");
        }
    }

    /** These, waiting no longer than {@code some}. */
    public McpLimits waiting(Duration some) {
        return new McpLimits(
                items, pages, listCharacters, definitionCharacters, depth, resultCharacters, some, listingAge);
    }

    /** These, believing a listing for {@code some}. */
    public McpLimits believing(Duration some) {
        return new McpLimits(
                items, pages, listCharacters, definitionCharacters, depth, resultCharacters, timeout, some);
    }
}
