package dev.agentfirewall.trace.request;

import java.util.List;

/**
 * A verb that stands where an order may stand.
 *
 * @param acts what the verb may mean
 * @param at the token it begins at
 * @param length in tokens
 * @param negated whether it is forbidden rather than ordered
 * @param backward whether what it is done to stands before it ("the report must be sent")
 */
record Hit(List<String> acts, int at, int length, Strength strength, boolean negated, boolean backward) {
    Hit forbidden() {
        return new Hit(acts, at, length, strength, true, backward);
    }

    int end() {
        return at + length;
    }
}
