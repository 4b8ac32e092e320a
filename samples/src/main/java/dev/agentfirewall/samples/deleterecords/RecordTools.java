package dev.agentfirewall.samples.deleterecords;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.langchain4j.Role;
import dev.agentfirewall.langchain4j.ToolPolicy;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;

/** What an assistant may do with the customers' records and the pages about them. */
public final class RecordTools {
    private final CustomerRecords records;

    public RecordTools(CustomerRecords records) {
        this.records = records;
    }

    @Tool(name = "read_page", value = "Returns a page of the wiki")
    @ToolPolicy(Effect.READ)
    public String read(@P(name = "title", value = "The page's title") @Role(ArgumentRole.QUERY) String title) {
        return title.equals("Data retention") ? WikiPage.DATA_RETENTION : "There is no such page.";
    }

    @Tool(name = "count_records", value = "Tells how many records a table has")
    @ToolPolicy(Effect.READ)
    public String count(@P(name = "table", value = "The table") @Role(ArgumentRole.RESOURCE) String table) {
        return table + " has " + records.count(table) + " records.";
    }

    @Tool(name = "delete_records", value = "Deletes all records of a table")
    @ToolPolicy(Effect.DELETE)
    public String delete(@P(name = "table", value = "The table") @Role(ArgumentRole.RESOURCE) String table) {
        return records.deleteAll(table) + " records of " + table + " deleted.";
    }
}
