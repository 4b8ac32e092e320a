package dev.agentfirewall.redteam.replay;

import dev.agentfirewall.scan.Span;
import java.util.List;
import java.util.Locale;

/**
 * How a recorded result was judged.
 *
 * @param call the id of the call that it answers
 * @param tool the tool that returned it
 * @param action what the model would have been shown of it
 * @param spans what was cut, or why the whole was withheld: sorted and apart, in UTF-16 units of the result's text
 * @param orders whether words that give orders were kept from the model
 */
public record ResultVerdict(String call, String tool, Action action, List<Span> spans, boolean orders) {
    public ResultVerdict {
        spans = List.copyOf(spans);
    }

    /** What the model is shown of a text, from all to nothing. */
    public enum Action {
        PASS,
        REDACT,
        WITHHOLD;

        /** The name in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The name in reports of what becomes of an answer. */
        public String ofAnswer() {
            return this == PASS ? "permit" : this == REDACT ? "redact" : "deny";
        }
    }
}
