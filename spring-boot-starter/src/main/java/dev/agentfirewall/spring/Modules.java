package dev.agentfirewall.spring;

import org.springframework.util.ClassUtils;

/** Libraries that only some applications need: asked for by properties, they have to be there. */
enum Modules {
    POSTGRES("dev.agentfirewall.postgres.PostgresDatabase", "dev.agentfirewall:postgres"),
    MCP("dev.langchain4j.mcp.client.McpClient", "dev.langchain4j:langchain4j-mcp");

    private final String type;
    private final String artifact;

    Modules(String type, String artifact) {
        this.type = type;
        this.artifact = artifact;
    }

    /**
     * Where {@code property} was told, the library is there.
     *
     * @throws FirewallSetupException when it is not
     */
    static void check(AgentFirewallProperties told) {
        POSTGRES.neededBy(told.approvals().inDatabase(), "agent-firewall.approvals.in-database");
        POSTGRES.neededBy(told.audit().databaseLog() != null, "agent-firewall.audit.database-log");
        MCP.neededBy(!told.mcp().servers().isEmpty(), "agent-firewall.mcp.servers");
    }

    private void neededBy(boolean asked, String property) {
        if (asked && !ClassUtils.isPresent(type, null)) {
            throw new FirewallSetupException(
                    "`" + property + "` is set, but `" + artifact + "` is not on the class path",
                    "Add the dependency, or remove the property.");
        }
    }
}
