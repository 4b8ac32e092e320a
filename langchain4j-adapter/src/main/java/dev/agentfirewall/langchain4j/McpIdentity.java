package dev.agentfirewall.langchain4j;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.Declaration;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.LockState;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.call.ToolDescriptor;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which server's tool this is, and what the server calls it. {@link GuardedMcpClient} puts it among a specification's metadata, as
 * an object of this class: what a server sends can only become maps and texts, so none can claim to be another.
 *
 * @param server the client's key
 * @param tool the server's own name for the tool
 * @param listed how it stood against what a person agreed to when it was listed
 * @param now how it stands now; the server may be asked
 * @param known what the server says of it, as far as a person agreed to that
 */
record McpIdentity(String server, String tool, LockState listed, Supplier<LockState> now, Known known) {
    /** Where it stands among a specification's metadata. */
    static final String KEY = "agent_firewall.mcp_identity";

    private static final String EXECUTOR = "dev.langchain4j.mcp.McpToolExecutor";
    private static final String UNKNOWN_SERVER = "unknown";

    /**
     * What is known of a tool beside what the library makes of it.
     *
     * @param texts everything the server says of it, whether or not the library shows that to models
     * @param accepted the doubts about it that a person has looked at
     * @param inferred what it does, as its definition has it; nobody declared that
     */
    record Known(String texts, Set<String> accepted, Optional<ToolDescriptor> inferred) {
        static final Known NOTHING = new Known("", Set.of(), Optional.empty());
    }

    /** How a tool stands that nobody agreed to. One for all, so that two of its listings are equal. */
    private enum Never implements Supplier<LockState> {
        LOCKED;

        @Override
        public LockState get() {
            return LockState.UNLOCKED;
        }
    }

    /** A tool that nobody agreed to. */
    static McpIdentity unlocked(String server, String tool) {
        return new McpIdentity(server, tool, LockState.UNLOCKED, Never.LOCKED, Known.NOTHING);
    }

    static Optional<McpIdentity> of(ToolSpecification offered) {
        return offered.metadata().get(KEY) instanceof McpIdentity known ? Optional.of(known) : Optional.empty();
    }

    /** The identity that a guarded client left, or that of a server which nobody named. */
    static Optional<McpIdentity> of(ToolSpecification offered, ToolExecutor executor) {
        Optional<McpIdentity> known = of(offered);
        boolean unguarded = known.isEmpty() && executor.getClass().getName().equals(EXECUTOR);
        return unguarded ? Optional.of(unlocked(UNKNOWN_SERVER, offered.name())) : known;
    }

    /**
     * The host's declaration for this server's tool, under the name that the model uses; what was inferred where nobody declared it. The server's own hints
     * only tighten it.
     */
    ToolDescriptor describe(ToolDeclarations declarations, ToolSpecification offered, Optional<Digest> digest) {
        ToolDescriptor said = declarations.describe(Optional.of(server), tool, digest);
        boolean nobody = said.declaration() == Declaration.UNDECLARED;
        ToolDescriptor best = nobody ? known.inferred().orElse(said) : said;
        return best.offeredAs(offered.name(), said.server(), said.descriptor())
                .doing(tightened(best.effects(), offered.metadata()))
                .standing(listed);
    }

    private static Set<Effect> tightened(Set<Effect> effects, Map<String, Object> hints) {
        Set<Effect> all = EnumSet.copyOf(effects);
        if (Boolean.TRUE.equals(hints.get("destructiveHint"))) {
            all.add(Effect.DELETE);
        }
        if (Boolean.FALSE.equals(hints.get("readOnlyHint"))) {
            all.add(Effect.WRITE);
        }
        return all;
    }

    /** Tells whose and which. */
    @Override
    public String toString() {
        return "tool `" + tool + "` of MCP server `" + server + "`";
    }
}
