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

    /**
     * It did not run: people are asked, and have not answered yet. The same call, proposed again once they have agreed, runs.
     *
     * @param code the rule that asks
     * @param ticket by which host and people know the question
     */
    record Pending(String code, String ticket) implements ToolOutcome {}

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
        if (this instanceof Pending) {
            return Usage.Outcome.PENDING;
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
        if (this instanceof Pending pending) {
            return pending.code;
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
        if (this instanceof Pending pending) {
            return "This call was not run yet: a person has to approve it, and is asked (ticket " + pending.ticket
                    + "). Do not try it again in another form; tell the user that it waits for approval.";
        }
        return this instanceof Withheld
                ? "The tool ran, but its result is withheld (" + code() + "). Go on without it, or tell the user."
                : "The tool failed (" + code() + "). Go on without it, or tell the user.";
    }
}
