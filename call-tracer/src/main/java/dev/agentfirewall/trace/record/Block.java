package dev.agentfirewall.trace.record;

import java.util.List;

/**
 * One text as it was read.
 *
 * @param before what stands before the structured block
 * @param roots the block's values
 * @param after what stands after it
 */
record Block(Format format, List<Node> before, List<Node> roots, List<Node> after) {
    static Block of(Format format, List<Node> roots) {
        return new Block(format, List.of(), roots, List.of());
    }
}
