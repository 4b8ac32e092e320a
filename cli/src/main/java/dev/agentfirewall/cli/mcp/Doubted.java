package dev.agentfirewall.cli.mcp;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.mcp.LookAlikes;
import dev.agentfirewall.mcp.McpItem;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.NamedTool;
import dev.agentfirewall.mcp.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells a person which tools in a lock could be taken for another's, the host's own apart: those are known where the agent runs. */
final class Doubted {
    private static final Map<String, String> WORDS = Map.of(
            LookAlikes.NAME, "has odd characters in its name",
            LookAlikes.SHADOWING, "has the name of another server's tool",
            LookAlikes.LOOK_ALIKE, "looks like another server's tool",
            LookAlikes.MENTIONS, "speaks of another server's tool");

    private Doubted() {}

    /** How many of the server's tools are doubted; each, and each of another server that came to be doubted beside it, is named on standard error. */
    static long tell(String key, McpLock lock, Console console) {
        long doubted = 0;
        for (Map.Entry<NamedTool, Set<String>> doubt :
                LookAlikes.among(tools(lock)).entrySet()) {
            String server = doubt.getKey().server().orElse("");
            Set<String> open = new TreeSet<>(doubt.getValue());
            String tool = doubt.getKey().name();
            lock.server(server).ifPresent(entry -> open.removeAll(entry.accepted(tool)));
            open.forEach(code -> console.err().println(line(server, tool, code)));
            doubted += server.equals(key) && !open.isEmpty() ? 1 : 0;
        }
        return doubted;
    }

    private static List<NamedTool> tools(McpLock lock) {
        List<NamedTool> tools = new ArrayList<>();
        lock.servers()
                .forEach((key, entry) -> entry.server()
                        .items(McpItem.Kind.TOOL)
                        .forEach(tool -> tools.add(new NamedTool(Optional.of(key), tool.id(), tool.texts()))));
        return tools;
    }

    private static String line(String server, String tool, String code) {
        String shown = VisibleText.of(CanonicalJson.write(Json.of("tool " + tool)));
        return shown + " of `" + server + "` " + WORDS.getOrDefault(code, "is doubted")
                + ", and is not offered beside it until you accept that: --accept TOOL=" + code;
    }
}
