package dev.agentfirewall.observe;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.OutputInspector;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.ScanReport;
import java.util.function.Supplier;

/** An inspector of what goes out, watched as a scanner is. */
final class WatchedOutput implements OutputInspector {
    private final OutputInspector inspector;
    private final Reading reading;

    WatchedOutput(OutputInspector inspector, Watch watch) {
        this.inspector = inspector;
        this.reading = new Reading(watch, inspector.name(), Stage.OUTPUT);
    }

    @Override
    public ScanReport inspect(String text, Conversation conversation) {
        return read(() -> inspector.inspect(text, conversation));
    }

    @Override
    public ScanReport inspect(String text, ArgumentRole role, Conversation conversation) {
        return read(() -> inspector.inspect(text, role, conversation));
    }

    @Override
    public int pending(String text, Conversation conversation) {
        return inspector.pending(text, conversation);
    }

    @Override
    public String name() {
        return inspector.name();
    }

    private ScanReport read(Supplier<ScanReport> inspection) {
        return reading.of(Channel.MODEL, inspection);
    }
}
