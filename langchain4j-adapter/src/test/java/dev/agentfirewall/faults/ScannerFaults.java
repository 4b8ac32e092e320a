package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.SCANNER;

import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.List;
import java.util.function.Function;

/** A scanner that does not keep its promises, when a tool's result is to be read: what was not read whole is not shown. */
final class ScannerFaults {
    private static final String UNREAD = "withheld content.incomplete";

    private ScannerFaults() {}

    static List<Fault> all() {
        return List.of(
                failing("throws, quoting the text", IllegalStateException::new),
                failing("overflows the stack", StackOverflowError::new),
                failing("runs out of memory", OutOfMemoryError::new),
                failing("misses a class", NoClassDefFoundError::new),
                failing("fails an assertion", AssertionError::new),
                failing("throws a checked exception unannounced", java.io.IOException::new),
                reporting("answers null", ScannerFaults::nothing),
                reporting("stops early", text -> new ScanReport.Incomplete(List.of(), "scan.too_large")),
                reporting(
                        "stops early, having found something",
                        text -> new ScanReport.Incomplete(found(0), "scan.timeout")),
                reporting("finds something outside the text", text -> new ScanReport.Complete(found(text.length()))),
                Fault.at(
                        SCANNER,
                        "is given an image",
                        List.of(Door.IN_PROCESS, Door.OPA_SERVER),
                        UNREAD,
                        stage -> stage.tool.set(call -> new ToolOutput(List.of(ToolOutput.Part.opaque("image"))))));
    }

    private static Fault failing(String name, Function<String, Throwable> thrown) {
        return Fault.at(
                SCANNER,
                name,
                Door.ALL,
                UNREAD,
                stage -> onResults(stage, text -> {
                    throw Sneaky.thrown(thrown.apply(text));
                }));
    }

    private static Fault reporting(String name, Function<String, ScanReport> report) {
        return Fault.at(SCANNER, name, Door.ALL, UNREAD, stage -> onResults(stage, report));
    }

    private static void onResults(Stage stage, Function<String, ScanReport> scan) {
        stage.scanner.set((text, channel) -> channel == Channel.TOOL_RESULT ? scan.apply(text) : ScanReport.clean());
    }

    private static List<Finding> found(int at) {
        return List.of(new Finding("stage.rule", Severity.LOW, new Span(at, at + 1), 1.0));
    }

    @SuppressWarnings("NullAway") // a scanner that is not null-checked can answer null
    private static ScanReport nothing(String text) {
        return null;
    }
}
