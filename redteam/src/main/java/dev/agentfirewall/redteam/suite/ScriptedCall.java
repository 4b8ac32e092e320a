package dev.agentfirewall.redteam.suite;

import dev.agentfirewall.json.Json;

/**
 * A call that an agent makes in a suite, and what comes back.
 *
 * @param tool the tool's name
 * @param arguments what it is called with
 * @param result what it answers, with the places where a stranger could have written
 */
public record ScriptedCall(String tool, Json.Obj arguments, MarkedResult result) {

    /** Tells the tool; the rest is made up of texts that nobody should take for the program's own words. */
    @Override
    public String toString() {
        return "call of `" + tool + "`";
    }
}
