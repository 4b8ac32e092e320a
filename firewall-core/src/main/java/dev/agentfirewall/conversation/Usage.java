package dev.agentfirewall.conversation;

import dev.agentfirewall.call.ToolDescriptor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a conversation has done so far, as budgets read it. Refused calls are not counted: they did nothing.
 *
 * @param calls calls proposed and not refused, the one being judged included
 * @param byTool the same by tool
 * @param spend amounts by currency, the one being judged not included; the empty currency where none was named
 * @param recent the last calls, refused ones too
 */
public record Usage(long calls, Map<String, Long> byTool, Map<String, BigDecimal> spend, List<Call> recent) {
    public static final Usage NONE = new Usage(0, Map.of(), Map.of(), List.of());

    public Usage {
        byTool = Map.copyOf(byTool);
        spend = Map.copyOf(spend);
        recent = List.copyOf(recent);
    }

    /** Tells the number of calls; what was spent comes out of arguments. */
    @Override
    public String toString() {
        return "usage of " + calls + " calls";
    }

    /** One call and what became of it. */
    public record Call(ToolDescriptor tool, Outcome outcome) {}

    /** What became of a call. */
    public enum Outcome {
        PENDING,
        COMPLETED,
        WITHHELD,
        REFUSED,
        FAILED;

        private final String word = name().toLowerCase(Locale.ROOT).intern();

        /** The name that policies read, in lower case. */
        public String word() {
            return word;
        }
    }
}
