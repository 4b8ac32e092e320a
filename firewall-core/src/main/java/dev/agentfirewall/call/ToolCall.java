package dev.agentfirewall.call;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonPointer;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A call that was read strictly, once. Its canonical text is what is judged, digested, recorded and handed to the
 * tool; the model's own spelling goes nowhere. Immutable and thread-safe.
 */
public final class ToolCall {
    private static final JsonReader READER = new JsonReader(JsonLimits.ARGUMENTS);

    private final String id;
    private final ToolDescriptor tool;
    private final Json.Obj arguments;
    private final String canonical;
    private final Digest digest;

    private ToolCall(String id, ToolDescriptor tool, Json.Obj arguments) {
        this.id = id;
        this.tool = tool;
        this.arguments = arguments;
        this.canonical = CanonicalJson.write(arguments);
        this.digest = Digest.of(canonical.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a proposed call. Blank arguments mean none, as several providers send them.
     *
     * @throws MalformedJsonException when two readers could read the arguments differently, or not at all
     */
    public static ToolCall parse(ProposedCall proposed) throws MalformedJsonException {
        Json.Obj arguments = proposed.arguments().isBlank() ? Json.Obj.EMPTY : READER.readObject(proposed.arguments());
        return new ToolCall(proposed.id(), proposed.tool(), arguments);
    }

    public String id() {
        return id;
    }

    public ToolDescriptor tool() {
        return tool;
    }

    public Json.Obj arguments() {
        return arguments;
    }

    /** The arguments' canonical text: the only bytes a tool may be run with. */
    public String canonicalArguments() {
        return canonical;
    }

    /** The digest of {@link #canonicalArguments}. */
    public Digest argumentsDigest() {
        return digest;
    }

    /** Every leaf of the arguments by its JSON pointer. */
    public Map<String, Json> leaves() {
        return arguments.members().isEmpty() ? Map.of() : JsonPointer.leaves(arguments);
    }

    /** Tells id and tool; arguments are guarded. */
    @Override
    public String toString() {
        return "call `" + id + "` of `" + tool.name() + "`";
    }
}
