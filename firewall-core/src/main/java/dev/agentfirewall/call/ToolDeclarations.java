package dev.agentfirewall.call;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the host says about tools it cannot annotate: those of MCP servers, and foreign ones. Read from a file such as
 *
 * <pre>{@code
 * {"version": 1,
 *  "tools": [
 *    {"name": "send_email", "effects": ["send"], "objects": ["email"], "arguments": {"to": "recipient", "body": "body"}},
 *    {"name": "search", "server": "wiki", "effects": ["read"],
 *     "result": {"integrity": "untrusted", "confidentiality": "public"},
 *     "permission": "reader", "descriptor": "sha256:…"}]}
 * }</pre>
 *
 * <p>The first effect is what the tool is for, unless {@code primary} says otherwise. A declaration with a {@code server} holds for that
 * server's tool alone; one with a {@code descriptor} holds only while name, description and schema are still those; one with
 * {@code "inferred": true} was guessed and nobody has looked at it yet, so the tool stays undeclared. A {@code review} object tells a
 * person why a line was guessed, and decides nothing.
 *
 * <p>Immutable and thread-safe.
 */
public final class ToolDeclarations {
    /** Nothing declared. */
    public static final ToolDeclarations NONE = new ToolDeclarations(Map.of());

    private final Map<Key, ToolDescriptor> declared;

    private ToolDeclarations(Map<Key, ToolDescriptor> declared) {
        this.declared = Map.copyOf(declared);
    }

    /**
     * Reads a declaration file.
     *
     * @throws ToolDeclarationException when it cannot be read, saying where and how to mend it
     */
    public static ToolDeclarations read(Path file) throws ToolDeclarationException {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new ToolDeclarationException("tool declarations not read: `" + file + "` cannot be opened", e);
        } catch (ToolDeclarationException e) {
            throw new ToolDeclarationException("`" + file + "`: " + e.getMessage(), e);
        }
    }

    /** Reads the text of a declaration file. */
    public static ToolDeclarations parse(String text) throws ToolDeclarationException {
        try {
            return of(new JsonReader(JsonLimits.FILES).readObject(text));
        } catch (MalformedJsonException e) {
            throw new ToolDeclarationException("tool declarations not read: " + e.getMessage(), e);
        }
    }

    private static ToolDeclarations of(Json.Obj file) throws ToolDeclarationException {
        Map<Key, ToolDescriptor> declared = new HashMap<>();
        for (ToolDescriptor tool : ToolDeclarationReader.tools(file)) {
            if (declared.put(new Key(tool.server(), tool.name()), tool) != null) {
                throw new ToolDeclarationException("tool `" + tool.name() + "` is declared twice; remove one");
            }
        }
        return new ToolDeclarations(declared);
    }

    /**
     * The tool as declared, or as nobody declared it.
     *
     * @param server the MCP server that offers it, empty for a tool of this process
     * @param name the name under which the server knows it
     * @param offered the digest of what the model is told about it
     */
    public ToolDescriptor describe(Optional<String> server, String name, Optional<Digest> offered) {
        ToolDescriptor said = Optional.ofNullable(declared.get(new Key(server, name)))
                .filter(tool -> tool.descriptor().isEmpty() || tool.descriptor().equals(offered))
                .orElseGet(() -> ToolDescriptor.undeclared(name));
        return said.offeredAs(name, server, offered);
    }

    /** How many tools are declared. */
    public int size() {
        return declared.size();
    }

    private record Key(Optional<String> server, String name) {}
}
