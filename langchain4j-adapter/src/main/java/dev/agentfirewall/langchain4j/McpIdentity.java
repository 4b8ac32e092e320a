package dev.agentfirewall.langchain4j;

import dev.agentfirewall.artifact.Digest;
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

/**
 * Which server's tool this is, and what the server calls it. {@link GuardedMcpClient} puts it among a specification's metadata, as
 * an object of this class: what a server sends can only become maps and texts, so none can claim to be another.
 *
 * @param server the client's key
 * @param tool the server's own name for the tool
 */
record McpIdentity(String server, String tool) {
    /** Where it stands among a specification's metadata. */
    static final String KEY = "agent_firewall.mcp_identity";

    private static final String EXECUTOR = "dev.langchain4j.mcp.McpToolExecutor";
    private static final String UNKNOWN_SERVER = "unknown";

    static Optional<McpIdentity> of(ToolSpecification offered) {
        return offered.metadata().get(KEY) instanceof McpIdentity known ? Optional.of(known) : Optional.empty();
    }

    /** The identity that a guarded client left, or that of a server which nobody named. */
    static Optional<McpIdentity> of(ToolSpecification offered, ToolExecutor executor) {
        Optional<McpIdentity> known = of(offered);
        boolean unguarded = known.isEmpty() && executor.getClass().getName().equals(EXECUTOR);
        return unguarded ? Optional.of(new McpIdentity(UNKNOWN_SERVER, offered.name())) : known;
    }

    /** The host's declaration for this server's tool, under the name that the model uses; the server's own hints only tighten it. */
    ToolDescriptor describe(ToolDeclarations declarations, ToolSpecification offered, Optional<Digest> digest) {
        ToolDescriptor said = declarations.describe(Optional.of(server), tool, digest);
        return said.offeredAs(offered.name(), said.server(), said.descriptor())
                .doing(tightened(said.effects(), offered.metadata()))
                .standing(LockState.UNLOCKED);
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
}
