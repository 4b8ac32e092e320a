package dev.agentfirewall.conversation;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.scan.ScanReport;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Several inspectors as one; a failing one is an inspector that stopped early. */
final class CompositeInspector implements OutputInspector {
    private final List<OutputInspector> inspectors;

    CompositeInspector(List<OutputInspector> inspectors) {
        this.inspectors = List.copyOf(inspectors);
    }

    @Override
    public ScanReport inspect(String text, Conversation conversation) {
        return joined(one -> SafeInspection.answer(one, text, conversation));
    }

    @Override
    public ScanReport inspect(String text, ArgumentRole role, Conversation conversation) {
        return joined(one -> SafeInspection.argument(one, text, role, conversation));
    }

    @Override
    public int pending(String text, Conversation conversation) {
        return inspectors.stream()
                .mapToInt(one -> SafeInspection.pending(one, text, conversation))
                .min()
                .orElse(text.length());
    }

    private ScanReport joined(Function<OutputInspector, ScanReport> asked) {
        ScanReport report = ScanReport.clean();
        for (OutputInspector inspector : inspectors) {
            report = report.and(asked.apply(inspector));
        }
        return report;
    }

    @Override
    public String name() {
        return inspectors.stream().map(OutputInspector::name).collect(Collectors.joining("+"));
    }
}
