package dev.agentfirewall.samples.unreadaddress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.samples.Printed;
import org.junit.jupiter.api.Test;

class UnreadAddressTest {

    @Test
    void tell_theModelReadsNoAddressAndTheToolWritesToIt() throws Exception {
        assertThat(Printed.by(UnreadAddress::tell)).isEqualTo("""
            The model reads: Tell [EMAIL_1] that noon is fine.
            The tool writes to: bob.miller@acme.example
            The user reads: I wrote to bob.miller@acme.example.
            The vault opens 4 records.
            Once Emma is erased it opens 0.
            """);
    }
}
