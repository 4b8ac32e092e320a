package dev.agentfirewall.redteam.tools;

import dev.agentfirewall.call.Declaration;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.call.ToolDescriptor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of the tools that runs call: what a person declared, else what their offers suggest. Immutable and thread-safe. */
public final class ToolBox {
    private static final int LONGEST_NAME = 128;

    private final Map<String, Known> tools;
    private final ToolDeclarations declared;

    private ToolBox(Map<String, Known> tools, ToolDeclarations declared) {
        this.tools = Map.copyOf(tools);
        this.declared = declared;
    }

    /**
     * A tool and who described it.
     *
     * @param tool what is said about it
     * @param standing who says so
     */
    public record Known(ToolDescriptor tool, Standing standing) {}

    /** Who described a tool. */
    public enum Standing {
        /** A person. */
        DECLARED,
        /** A guess from its name, description and schema. */
        INFERRED,
        /** Nobody, and it was not among the tools offered: the model made it up, or the file of tools lacks it. */
        UNKNOWN
    }

    /** The tools in {@code offered} as they are guessed to be, but for those that {@code declared} describes. */
    public static ToolBox of(List<ToolDescriptor> offered, ToolDeclarations declared) {
        Map<String, Known> tools = new LinkedHashMap<>();
        for (ToolDescriptor guessed : offered) {
            ToolDescriptor said = declared.describe(Optional.empty(), guessed.name(), Optional.empty());
            tools.put(guessed.name(), known(said).orElse(new Known(guessed, Standing.INFERRED)));
        }
        return new ToolBox(tools, declared);
    }

    /** The tool called {@code name}; one that nobody described may do the worst. */
    public Known tool(String name) {
        Known offered = tools.get(name);
        if (offered != null) {
            return offered;
        }
        boolean usable = !name.isBlank() && name.length() <= LONGEST_NAME;
        ToolDescriptor said = declared.describe(Optional.empty(), usable ? name : "invented", Optional.empty());
        return known(said).orElse(new Known(said, Standing.UNKNOWN));
    }

    /** A tool of the declaration file; empty where it does not name the tool. */
    private static Optional<Known> known(ToolDescriptor said) {
        return said.declaration() == Declaration.UNDECLARED
                ? Optional.empty()
                : Optional.of(new Known(said, said.declared() ? Standing.DECLARED : Standing.INFERRED));
    }

    /** How many tools were offered. */
    public int size() {
        return tools.size();
    }
}
