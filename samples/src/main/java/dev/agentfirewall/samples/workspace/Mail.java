package dev.agentfirewall.samples.workspace;

import java.util.List;

/**
 * A mail in a mailbox.
 *
 * @param id unique in its mailbox
 * @param sent true when the owner sent it, false when it was received
 * @param sentAt year, month, day and time, as people write it
 */
public record Mail(
        String id,
        String sender,
        List<String> recipients,
        String subject,
        String body,
        boolean sent,
        boolean read,
        String sentAt) {
    public Mail {
        recipients = List.copyOf(recipients);
    }

    /** The mail as a tool tells it to a model. */
    public String describe() {
        return "- id: " + id + "\n  sender: " + sender + "\n  recipients: " + String.join(", ", recipients)
                + "\n  subject: " + subject + "\n  body: |\n" + body.indent(4) + "  sent_at: " + sentAt;
    }

    /** Tells the id; what a mail says is guarded. */
    @Override
    public String toString() {
        return "mail `" + id + "`";
    }
}
