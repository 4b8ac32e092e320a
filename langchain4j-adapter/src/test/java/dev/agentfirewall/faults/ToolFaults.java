package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.TOOL;

import dev.agentfirewall.enforcement.ToolOutput;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A tool that breaks while it runs, permitted: what it says stays with the host, and the next call works. */
final class ToolFaults {
    private static final List<Door> IN = List.of(Door.IN_PROCESS);

    private ToolFaults() {}

    static List<Fault> all() {
        return List.of(
                failing("throws, quoting a secret", "tool.failed", IllegalStateException::new),
                failing("throws a checked exception", "tool.failed", java.io.IOException::new),
                failing("overflows the stack", "tool.failed", StackOverflowError::new),
                failing("runs out of memory", "tool.out_of_memory", OutOfMemoryError::new),
                failing("misses a class", "tool.failed", NoClassDefFoundError::new),
                failing("fails an assertion", "tool.failed", AssertionError::new),
                failing("is interrupted", "tool.interrupted", InterruptedException::new),
                Fault.at(TOOL, "returns null", IN, "failed tool.failed", ToolFaults::returnNull),
                Fault.at(
                        TOOL,
                        "returns 10,000 parts",
                        IN,
                        "withheld result.too_many_parts",
                        stage -> stage.tool.set(call -> new ToolOutput(
                                Collections.nCopies(10_000, ToolOutput.Part.text("text", stage.canary))))));
    }

    private static Fault failing(String name, String code, Function<String, Throwable> thrown) {
        return Fault.at(
                TOOL,
                name,
                Door.ALL,
                "failed " + code,
                stage -> stage.tool.set(call -> {
                    throw Sneaky.thrown(thrown.apply(stage.canary + call));
                }));
    }

    @SuppressWarnings("NullAway") // a tool that is not null-checked can return null
    private static void returnNull(Stage stage) {
        stage.tool.set(call -> null);
    }
}
