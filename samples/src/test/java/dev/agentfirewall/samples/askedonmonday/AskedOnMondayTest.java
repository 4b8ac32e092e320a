package dev.agentfirewall.samples.askedonmonday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.samples.Printed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskedOnMondayTest {
    @TempDir
    private Path folder;

    @Test
    void tell_aPersonAgreesInBetween_andTuesdayFinishes() throws Exception {
        assertThat(Printed.by(AskedOnMonday::tell)).isEqualTo("""
                        Monday
                          assistant: I have asked; it waits for approval.
                          left: 3 trial accounts
                        Olga is asked
                          runs     delete_accounts
                            /plan = "trial"
                          and agrees
                        Tuesday
                          delete_accounts: completed
                          assistant: It is done: 3 accounts of trial deleted.
                          left: 0 trial accounts
                        """);
    }

    @Test
    void step_nobodyAnswered_leavesItWaiting() throws Exception {
        assertThat(Printed.by(out -> AskedOnMonday.step("monday", folder, out))).contains("waits");
        assertThat(Printed.by(out -> AskedOnMonday.step("tuesday", folder, out)))
                .contains("delete_accounts: waiting", "left: 3");
    }
}
