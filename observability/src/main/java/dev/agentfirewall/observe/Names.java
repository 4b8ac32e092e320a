package dev.agentfirewall.observe;

import dev.agentfirewall.call.ToolDescriptor;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Names that may be told. A model or a server can call a tool what it likes, text of a conversation included, so a tool is told by its name only
 * where the host declared it; and no name is told that is not plain, or that is one too many. Thread-safe.
 */
final class Names {
    /** Stands for every name that is not told. */
    static final String OTHER = "other";

    /** Stands where there is nothing to name. */
    static final String NONE = "none";

    private static final int MOST = 200;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/+-]{1,80}");

    private final Set<String> tools = ConcurrentHashMap.newKeySet();
    private final Set<String> others = ConcurrentHashMap.newKeySet();

    /** The tool's name where the host declared it. */
    String tool(ToolDescriptor tool) {
        return tool.declared() ? told(tools, tool.name()) : OTHER;
    }

    /** A name that the host chose: of a model, an engine, a scanner. */
    String host(String name) {
        return told(others, name);
    }

    private static String told(Set<String> known, String name) {
        if (known.contains(name)) {
            return name;
        }
        if (known.size() >= MOST || !PLAIN.matcher(name).matches()) {
            return OTHER;
        }
        known.add(name);
        return name;
    }
}
