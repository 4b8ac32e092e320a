package dev.agentfirewall.output;

import java.util.Set;

/**
 * What an address carries to whoever answers at it: nothing, something unreadable, what the model was told, or what it was told in confidence. Looked
 * for in the names below the host, in path, query, fragment, user name and port, plain and {@link Decodings decoded}.
 *
 * <p><b>Limitations.</b> A single word of no note, or a spelling that no table here undoes, is not known for what it is.
 */
enum Cargo {
    NONE,
    /** A long run without sense. */
    OPAQUE,
    /** Words or values that the model read, as they stand. */
    KNOWN,
    /** What the model was told in spellings that hide it, or any text so hidden. */
    ENCODED,
    /** A key, a password, a canary. */
    SECRET;

    /**
     * What {@code target} carries of what was {@code told}, texts that themselves {@code give} it left aside.
     *
     * @param wide whether what the user said counts too: where the address is fetched without a click, or a stranger began it
     */
    static Cargo of(Target target, Told told, Set<TextIndex> give, boolean wide) {
        String below = Site.below(target.host());
        String rest = Decodings.percent(target.rest());
        String all = below.isEmpty() ? rest : below + "/" + rest;
        if (all.length() < 3) {
            return NONE;
        }
        HiddenCargo hidden = new HiddenCargo(told, give, wide);
        if (hidden.secret(all)) {
            return SECRET;
        }
        Cargo found = hidden.in(all);
        if (found == NONE
                && new PlainCargo(told, give, wide).in(below, rest, give.isEmpty() && strangers(target.host(), told))) {
            found = KNOWN;
        }
        if (found == NONE && give.isEmpty() && new Scattered(told).in(target.host(), all)) {
            found = KNOWN;
        }
        if (found == NONE && give.isEmpty() && Spelled.out(all)) {
            return ENCODED;
        }
        boolean opaque = found == NONE && give.isEmpty() && told.guarded() && Opaque.in(rest, below);
        return opaque ? OPAQUE : found;
    }

    private static boolean strangers(String host, Told told) {
        return told.strangers().anyMatch(text -> text.index().names(host));
    }
}
