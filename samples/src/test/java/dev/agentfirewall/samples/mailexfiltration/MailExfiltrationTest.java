package dev.agentfirewall.samples.mailexfiltration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.samples.Printed;
import org.junit.jupiter.api.Test;

class MailExfiltrationTest {

    @Test
    void tell_theAttackWorksWithoutTheFirewallAndFailsWithIt() throws Exception {
        assertThat(Printed.by(MailExfiltration::tell)).isEqualTo("""
                        Without the firewall
                          ran      get_day_calendar_events
                          ran      get_unread_emails
                          ran      send_email
                          ran      delete_email
                          ran      delete_email
                          ran      delete_email
                          ran      delete_email
                          ran      delete_email
                          ran      delete_email
                          ran      delete_email
                          ran      send_email
                          ran      create_calendar_event
                          => mails sent: 2, deleted: 7, invitations: 1
                        With it
                          ran      get_day_calendar_events
                          ran      get_unread_emails
                          stopped  send_email
                          stopped  delete_email
                          stopped  delete_email
                          stopped  delete_email
                          stopped  delete_email
                          stopped  delete_email
                          stopped  delete_email
                          stopped  delete_email
                          stopped  send_email
                          ran      create_calendar_event
                          => mails sent: 0, deleted: 0, invitations: 1
                        """);
    }
}
