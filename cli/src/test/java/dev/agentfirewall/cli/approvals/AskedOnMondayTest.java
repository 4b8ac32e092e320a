package dev.agentfirewall.cli.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.TestConsole;
import dev.agentfirewall.samples.askedonmonday.AskedOnMonday;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample's Monday and Tuesday, with the command line in between. */
class AskedOnMondayTest {
    @TempDir
    private Path folder;

    @Test
    void approve_betweenMondayAndTuesday_letsTheCallRunOnce() throws Exception {
        assertThat(step("monday")).contains("waits for approval", "left: 3");
        String store = folder.resolve("approvals").toString();
        TestConsole listing = TestConsole.piped("");
        assertThat(listing.run("approvals", "list", "--store", store)).isEqualTo(ExitCode.DONE);
        String ticket = listing.out().substring(0, 16);
        TestConsole showing = TestConsole.piped("");
        showing.run("approvals", "show", ticket, "--store", store);
        assertThat(showing.out()).contains("/plan = \"trial\"");
        Path people = Files.writeString(folder.resolve("people.json"), "{\"olga\":{\"roles\":[\"owner\"]}}");
        assertThat(TestConsole.piped("")
                        .run(
                                "approvals",
                                "approve",
                                ticket,
                                "--as",
                                "olga",
                                "--people",
                                people.toString(),
                                "--store",
                                store,
                                "--audit",
                                folder.resolve("answers").toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(step("tuesday")).contains("It is done: 3 accounts of trial deleted.", "left: 0");
        assertThat(step("tuesday")).doesNotContain("completed", "assistant");
        assertThat(TestConsole.piped("")
                        .run("audit", "verify", folder.resolve("audit").toString()))
                .isEqualTo(ExitCode.DONE);
    }

    private String step(String name) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AskedOnMonday.step(name, folder, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
