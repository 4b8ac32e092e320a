package dev.agentfirewall.samples.askedonmonday;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.langchain4j.Role;
import dev.agentfirewall.langchain4j.ToolPolicy;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Accounts in files, one for each plan, a line an account. */
public final class AccountTools {
    private final Path folder;

    public AccountTools(Path folder) {
        this.folder = folder;
    }

    @Tool(name = "delete_accounts", value = "Deletes all accounts of a plan")
    @ToolPolicy(Effect.DELETE)
    public String delete(@P(name = "plan", value = "The plan") @Role(ArgumentRole.RESOURCE) String plan)
            throws IOException {
        int had = count(plan);
        Files.writeString(file(plan), "");
        return had + " accounts of " + plan + " deleted.";
    }

    /** How many there are. */
    int count(String plan) throws IOException {
        return Files.exists(file(plan)) ? Files.readAllLines(file(plan)).size() : 0;
    }

    /** Makes some, where there are none yet. */
    void open(String plan, List<String> accounts) throws IOException {
        Files.write(file(plan), accounts);
    }

    private Path file(String plan) {
        return folder.resolve(plan.replaceAll("[^a-z]", "_") + ".txt");
    }
}
