package dev.agentfirewall.enforcement;

import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.scan.ScanReport;

/**
 * What was decided about a text, and what became of it.
 *
 * @param screened what becomes of it
 * @param response what policy said
 * @param report what the scanners saw
 * @param fresh false when the same text was judged before in the same conversation, and recorded then
 */
public record ContentJudgement(Screened screened, DecisionResponse response, ScanReport report, boolean fresh) {

    /** What was changed in the text; nothing where it passed whole or did not pass. */
    public Edits edits() {
        return screened instanceof Screened.Redacted
                ? Edits.of(response.decision(), report).orElse(Edits.NONE)
                : Edits.NONE;
    }

    /** The same judgement, of which that became: a text that cannot be recorded is withheld. */
    public ContentJudgement with(Screened became) {
        return new ContentJudgement(became, response, report, fresh);
    }
}
