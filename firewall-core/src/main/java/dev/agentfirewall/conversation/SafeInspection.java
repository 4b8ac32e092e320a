package dev.agentfirewall.conversation;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.scan.SafeScan;
import dev.agentfirewall.scan.ScanReport;

/** Asks an inspector so that its failure is an answer: incomplete, never clean. */
public final class SafeInspection {
    private SafeInspection() {}

    /** The inspector's report on an answer, checked: spans must lie within the text. */
    public static ScanReport answer(OutputInspector inspector, String text, Conversation conversation) {
        return SafeScan.checked(text, () -> inspector.inspect(text, conversation));
    }

    /** The inspector's report on a call's value, checked in the same way. */
    public static ScanReport argument(
            OutputInspector inspector, String text, ArgumentRole role, Conversation conversation) {
        return SafeScan.checked(text, () -> inspector.inspect(text, role, conversation));
    }

    /** What the inspector says is {@linkplain OutputInspector#pending pending}; where it fails, all of it. */
    public static int pending(OutputInspector inspector, String text, Conversation conversation) {
        try {
            int from = inspector.pending(text, conversation);
            return from < 0 || from > text.length() ? 0 : from;
        } catch (Throwable e) { // its message may quote the text
            return 0;
        }
    }
}
