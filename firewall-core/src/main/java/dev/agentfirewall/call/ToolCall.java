package dev.agentfirewall.call;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonPointer;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final Map<String, Set<String>> pseudonyms;
    private final @Nullable ToolCall spoken;

    private ToolCall(String id, ToolDescriptor tool, Json.Obj arguments) {
        this(id, tool, arguments, Map.of(), null);
    }

    private ToolCall(
            String id,
            ToolDescriptor tool,
            Json.Obj arguments,
            Map<String, Set<String>> pseudonyms,
            @Nullable ToolCall spoken) {
        this.id = id;
        this.tool = tool;
        this.arguments = arguments;
        this.canonical = CanonicalJson.write(arguments);
        this.digest = Digest.of(canonical.getBytes(StandardCharsets.UTF_8));
        this.pseudonyms = Map.copyOf(pseudonyms);
        this.spoken = spoken;
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

    /**
     * This call with other text in some leaves: what the placeholders there stand for.
     *
     * @param values by JSON pointer
     * @param rules the rules that found what stands there now, by JSON pointer
     */
    public ToolCall restored(Map<String, Json> values, Map<String, Set<String>> rules) {
        return new ToolCall(id, tool, (Json.Obj) JsonPointer.replaced(arguments, values), rules, this);
    }

    /** This call with the placeholders that the model wrote in the leaves at {@code pointers}. */
    public ToolCall keeping(Set<String> pointers) {
        if (spoken == null) {
            return this;
        }
        Map<String, Json> said = spoken.leaves();
        Map<String, Json> values = new LinkedHashMap<>();
        Map<String, Set<String>> rules = new LinkedHashMap<>(pseudonyms);
        pointers.stream().filter(rules::containsKey).forEach(pointer -> {
            values.put(pointer, Objects.requireNonNull(said.get(pointer)));
            rules.remove(pointer);
        });
        return new ToolCall(id, tool, (Json.Obj) JsonPointer.replaced(arguments, values), rules, spoken);
    }

    /** The rules that found what stands in a leaf in the place of a placeholder, by JSON pointer. */
    public Map<String, Set<String>> pseudonyms() {
        return pseudonyms;
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
