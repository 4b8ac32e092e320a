package dev.agentfirewall.enforcement;

import dev.agentfirewall.conversation.Usage;

/** What became of a proposed call. */
public sealed interface ToolOutcome {

    /** It ran, and this may be shown. Parts may have had spans cut out. */
    record Completed(ToolOutput output) implements ToolOutcome {}

    /** It ran, but its result may not be shown. */
    record Withheld(String code) implements ToolOutcome {}

    /** It did not run. */
    record Refused(String code) implements ToolOutcome {}

    /** It ran and failed. What it said stays with the host. */
    record Failed(String code) implements ToolOutcome {}

    /** The word for it in records. */
    default Usage.Outcome word() {
        if (this instanceof Completed) {
            return Usage.Outcome.COMPLETED;
        }
        if (this instanceof Withheld) {
            return Usage.Outcome.WITHHELD;
        }
        return this instanceof Refused ? Usage.Outcome.REFUSED : Usage.Outcome.FAILED;
    }

    /** The code that says why, empty for a completed call. */
    default String code() {
        if (this instanceof Withheld withheld) {
            return withheld.code;
        }
        if (this instanceof Refused refused) {
            return refused.code;
        }
        return this instanceof Failed failed ? failed.code : "";
    }

    /** The fixed sentence that the model is told instead of a result. Never quotes a call, a rule or an exception. */
    default String sentence() {
        if (this instanceof Completed) {
            return "";
        }
        if (this instanceof Refused) {
            return "This call was not run: policy does not permit it (" + code() + "). Do not try it again in another"
                    + " form; go on with what the user asked, or tell the user.";
        }
        return this instanceof Withheld
                ? "The tool ran, but its result is withheld (" + code() + "). Go on without it, or tell the user."
                : "The tool failed (" + code() + "). Go on without it, or tell the user.";
    }
}
