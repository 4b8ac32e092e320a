package dev.agentfirewall.conversation;

import dev.agentfirewall.scan.ScanReport;

/** Inspects nothing. */
final class NoInspector implements OutputInspector {
    static final OutputInspector INSTANCE = new NoInspector();

    private NoInspector() {}

    @Override
    public ScanReport inspect(String text, Conversation conversation) {
        return ScanReport.clean();
    }

    @Override
    public String name() {
        return "none";
    }
}
