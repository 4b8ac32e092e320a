package dev.agentfirewall.samples.workspace;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.langchain4j.Role;
import dev.agentfirewall.langchain4j.ToolPolicy;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.util.List;
import java.util.stream.Collectors;

/** What an agent may do with its owner's mail. */
public final class MailTools {
    private final Workspace workspace;

    public MailTools(Workspace workspace) {
        this.workspace = workspace;
    }

    @Tool(name = "get_unread_emails", value = "Returns all unread emails in the inbox")
    @ToolPolicy(Effect.READ)
    public String unread() {
        return list(workspace.unread());
    }

    @Tool(name = "search_emails", value = "Returns the emails whose sender, subject or body contains the query")
    @ToolPolicy(Effect.READ)
    public String search(@P(name = "query", value = "The words to look for") @Role(ArgumentRole.QUERY) String query) {
        return list(workspace.search(query));
    }

    @Tool(name = "send_email", value = "Sends an email")
    @ToolPolicy(Effect.SEND)
    public String send(
            @P(name = "recipients", value = "The addresses to send it to") @Role(ArgumentRole.RECIPIENT)
                    List<String> recipients,
            @P(name = "subject", value = "The subject") @Role(ArgumentRole.BODY) String subject,
            @P(name = "body", value = "The text") @Role(ArgumentRole.BODY) String body) {
        return "Sent:\n" + workspace.send(recipients, subject, body).describe();
    }

    @Tool(name = "delete_email", value = "Deletes an email")
    @ToolPolicy(Effect.DELETE)
    public String delete(@P(name = "email_id", value = "The id of the email") @Role(ArgumentRole.RESOURCE) String id) {
        return workspace.delete(id) ? "Deleted." : "There is no such email.";
    }

    private static String list(List<Mail> mails) {
        return mails.isEmpty()
                ? "There are none."
                : mails.stream().map(Mail::describe).collect(Collectors.joining("\n"));
    }
}
