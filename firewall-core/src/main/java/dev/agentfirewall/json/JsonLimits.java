package dev.agentfirewall.json;

/**
 * How much JSON is read before it is refused.
 *
 * @param maxBytes the whole text, in UTF-8 bytes
 * @param maxDepth nested objects and arrays
 * @param maxNodes values in all, members' names not counted
 * @param maxNumberLength characters of one number, and digits of its plain decimal form
 */
public record JsonLimits(int maxBytes, int maxDepth, int maxNodes, int maxNumberLength) {

    /** For a tool's arguments: 64 KiB, 64 levels, 10,000 values, numbers of 128 digits. */
    public static final JsonLimits ARGUMENTS = new JsonLimits(64 * 1024, 64, 10_000, 128);

    /** For files that the host wrote itself, such as policy data and recorded runs: 64 MiB. */
    public static final JsonLimits FILES = new JsonLimits(64 * 1024 * 1024, 512, 5_000_000, 1_000);

    public JsonLimits {
        if (maxBytes < 1 || maxDepth < 1 || maxNodes < 1 || maxNumberLength < 1) {
            throw new IllegalArgumentException("every limit is at least 1");
        }
    }
}
