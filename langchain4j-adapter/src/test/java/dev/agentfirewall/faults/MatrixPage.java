package dev.agentfirewall.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The matrix as a page of the documentation: written when {@code -Dupdate.docs=true}, compared otherwise. */
final class MatrixPage {
    private static final Path PAGE = Path.of("..", "docs", "fault-matrix.md");

    private MatrixPage() {}

    static void check(List<Fault> faults, Map<String, String> seen) throws IOException {
        String page = page(faults, seen);
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8))
                .as(
                        "docs/fault-matrix.md is not what the matrix saw; run the test with -Dupdate.docs=true and read the difference")
                .isEqualTo(page);
    }

    private static String page(List<Fault> faults, Map<String, String> seen) {
        StringBuilder page = new StringBuilder(introduction(faults.size(), seen.size()));
        for (Area area : Area.values()) {
            List<Fault> here =
                    faults.stream().filter(fault -> fault.area() == area).toList();
            if (!here.isEmpty()) {
                page.append(section(area, here, seen));
            }
        }
        return page.toString();
    }

    private static String introduction(int faults, int cases) {
        return """
                # The fault matrix

                What happens when something breaks. Each of these %d faults is played against a running firewall through one or more
                doors, %d cases in all, and each time the same is asserted: nothing runs without a sound permit; what was decided is
                in the audit log, whose chain still verifies; no guarded text is in the log, on the console, in a logger at any level,
                in an exception, in a `toString` or in what the model is told; and the next call on the same firewall works.

                The doors are core's own with the default rules **in process**, the same with the rules behind an **OPA server**, and
                a **LangChain4j agent** whose model asks for the tool; there, the fault happens while that model thinks. `refused`
                means that the tool did not run; `failed` that it broke while running; `withheld` that it ran and its result is not
                shown; `not started` that there is no firewall to call, and says why. `completed` stands only where the fault is no
                reason to refuse. A dash: the fault is not played there.

                This page is written by `FaultMatrixTest` (`./mvnw -pl langchain4j-adapter -am test -Dtest=FaultMatrixTest
                -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.docs=true`), which fails when the page is not what it saw.
                """.formatted(faults, cases);
    }

    private static String section(Area area, List<Fault> faults, Map<String, String> seen) {
        String doors = Door.ALL.stream().map(Door::title).collect(Collectors.joining(" | "));
        String head =
                "\n## " + area.title() + "\n\n| fault | " + doors + " |\n| --- |" + " --- |".repeat(Door.ALL.size());
        return faults.stream().map(fault -> row(fault, seen)).collect(Collectors.joining("\n", head + "\n", "\n"));
    }

    private static String row(Fault fault, Map<String, String> seen) {
        return Door.ALL.stream()
                .map(door -> cell(seen.getOrDefault(new Case(fault, door).toString(), "–")))
                .collect(Collectors.joining(" | ", "| " + fault.name() + " | ", " |"));
    }

    private static String cell(String outcome) {
        int code = outcome.lastIndexOf(' ');
        return code < 0 ? outcome : outcome.substring(0, code) + " `" + outcome.substring(code + 1) + "`";
    }
}
