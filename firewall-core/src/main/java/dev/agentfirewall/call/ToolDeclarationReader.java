package dev.agentfirewall.call;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a declaration file's tree into descriptors. A word it does not know is an error: a misspelt role would be no role. */
final class ToolDeclarationReader {
    private static final Set<String> FILE = Set.of("version", "tools");
    private static final Set<String> TOOL = Set.of(
            "name",
            "server",
            "descriptor",
            "effects",
            "primary",
            "objects",
            "arguments",
            "permission",
            "result",
            "inferred",
            "review");
    private static final Set<String> RESULT = Set.of("integrity", "confidentiality");

    private final String tool;

    private ToolDeclarationReader(String tool) {
        this.tool = tool;
    }

    static List<ToolDescriptor> tools(Json.Obj file) throws ToolDeclarationException {
        ToolDeclarationReader reader = new ToolDeclarationReader("the file");
        reader.onlyKnown(file, FILE);
        if (!file.get("version").equals(Optional.of(Json.of(1)))) {
            throw reader.wrong("`version` must be 1");
        }
        if (!(file.get("tools").orElse(Json.NULL) instanceof Json.Arr tools)) {
            throw reader.wrong("`tools` must be an array");
        }
        List<ToolDescriptor> read = new ArrayList<>();
        for (Json entry : tools.elements()) {
            read.add(descriptor(entry, read.size()));
        }
        return read;
    }

    private static ToolDescriptor descriptor(Json entry, int index) throws ToolDeclarationException {
        ToolDeclarationReader reader = new ToolDeclarationReader("tool number " + (index + 1));
        if (!(entry instanceof Json.Obj object)) {
            throw reader.wrong("expected an object");
        }
        String name = reader.text(object, "name").orElseThrow(() -> reader.wrong("`name` is missing"));
        return new ToolDeclarationReader("`" + name + "`").descriptor(object, name);
    }

    private ToolDescriptor descriptor(Json.Obj object, String name) throws ToolDeclarationException {
        onlyKnown(object, TOOL);
        object(object, "review"); // for people: on which grounds a line was guessed; it decides nothing
        List<Effect> effects = effects(object);
        Optional<String> primary = text(object, "primary");
        try {
            return new ToolDescriptor(
                    name,
                    text(object, "server"),
                    text(object, "descriptor").map(Digest::parse),
                    inferred(object) ? Declaration.INFERRED : Declaration.DECLARED,
                    EnumSet.copyOf(effects),
                    primary.isPresent() ? word(Effect.class, primary.get()) : effects.get(0),
                    roles(object),
                    text(object, "permission"),
                    result(object),
                    objects(object));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private boolean inferred(Json.Obj object) throws ToolDeclarationException {
        if (object.get("inferred").orElse(Json.FALSE) instanceof Json.Bool inferred) {
            return inferred.value();
        }
        throw wrong("`inferred` must be true or false");
    }

    private List<Effect> effects(Json.Obj object) throws ToolDeclarationException {
        List<Effect> effects = new ArrayList<>();
        if (object.get("effects").orElse(Json.NULL) instanceof Json.Arr words) {
            for (Json word : words.elements()) {
                effects.add(word(Effect.class, text(word, "effects")));
            }
        }
        if (effects.isEmpty()) {
            throw wrong("`effects` must name at least one of " + words(Effect.class));
        }
        return effects;
    }

    private Set<String> objects(Json.Obj object) throws ToolDeclarationException {
        Json value = object.get("objects").orElse(new Json.Arr(List.of()));
        if (!(value instanceof Json.Arr nouns)) {
            throw wrong("`objects` must be an array of nouns");
        }
        Set<String> read = new HashSet<>();
        for (Json noun : nouns.elements()) {
            read.add(text(noun, "objects").toLowerCase(Locale.ROOT));
        }
        return read;
    }

    private Map<String, ArgumentRole> roles(Json.Obj object) throws ToolDeclarationException {
        Map<String, ArgumentRole> roles = new HashMap<>();
        for (Map.Entry<String, Json> argument : object(object, "arguments").entrySet()) {
            roles.put(argument.getKey(), word(ArgumentRole.class, text(argument.getValue(), "arguments")));
        }
        return roles;
    }

    private Label result(Json.Obj object) throws ToolDeclarationException {
        Json.Obj result = new Json.Obj(object(object, "result"));
        onlyKnown(result, RESULT);
        Optional<String> integrity = text(result, "integrity");
        Optional<String> secrecy = text(result, "confidentiality");
        return new Label(
                integrity.isPresent()
                        ? word(Integrity.class, integrity.get())
                        : ToolDescriptor.DEFAULT_RESULT.integrity(),
                secrecy.isPresent()
                        ? word(Confidentiality.class, secrecy.get())
                        : ToolDescriptor.DEFAULT_RESULT.confidentiality());
    }

    private Map<String, Json> object(Json.Obj object, String member) throws ToolDeclarationException {
        Json value = object.get(member).orElse(Json.Obj.EMPTY);
        if (value instanceof Json.Obj members) {
            return members.members();
        }
        throw wrong("`" + member + "` must be an object");
    }

    private Optional<String> text(Json.Obj object, String member) throws ToolDeclarationException {
        Json value = object.get(member).orElse(Json.NULL);
        return value.equals(Json.NULL) ? Optional.empty() : Optional.of(text(value, member));
    }

    private String text(Json value, String member) throws ToolDeclarationException {
        if (value instanceof Json.Str string && !string.value().isBlank()) {
            return string.value();
        }
        throw wrong("`" + member + "` must hold text");
    }

    private <E extends Enum<E>> E word(Class<E> kind, String word) throws ToolDeclarationException {
        for (E constant : kind.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        throw wrong("`" + word + "` is not one of " + words(kind));
    }

    private static <E extends Enum<E>> String words(Class<E> kind) {
        return Arrays.toString(kind.getEnumConstants()).toLowerCase(Locale.ROOT);
    }

    private void onlyKnown(Json.Obj object, Set<String> known) throws ToolDeclarationException {
        for (String member : object.members().keySet()) {
            if (!known.contains(member)) {
                throw wrong("unknown member `" + member + "`");
            }
        }
    }

    private ToolDeclarationException wrong(String what) {
        return new ToolDeclarationException("tool declarations not read: " + tool + ": " + what);
    }
}
