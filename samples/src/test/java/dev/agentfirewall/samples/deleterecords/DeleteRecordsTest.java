package dev.agentfirewall.samples.deleterecords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.samples.Printed;
import dev.agentfirewall.samples.agent.UnguardedServices;
import dev.agentfirewall.samples.recorded.RecordedChatModel;
import org.junit.jupiter.api.Test;

class DeleteRecordsTest {

    @Test
    void tell_aPersonDecidesAndThePageDoesNot() throws Exception {
        assertThat(Printed.by(DeleteRecords::tell)).isEqualTo("""
                        A page asks
                          Olga is asked about delete_records on customers: no
                          ran      read_page
                          stopped  delete_records
                        The user asks
                          Olga is asked about delete_records on trial_accounts: yes
                          ran      count_records
                          ran      delete_records
                        Left: 1200 customers, 0 trial accounts
                        """);
    }

    @Test
    void play_withoutTheFirewall_deletesTheCustomers() {
        CustomerRecords records = new CustomerRecords();

        DeleteRecords.play(
                UnguardedServices.assistant(),
                new RecordedChatModel(RecordRecordings.pageAsks()),
                records,
                RecordRecordings.pageAsks());

        assertThat(records.count("customers")).isZero();
    }
}
