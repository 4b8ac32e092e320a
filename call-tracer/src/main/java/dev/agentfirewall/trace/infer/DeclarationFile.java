package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Inferred tools as a declaration file, as {@code ToolDeclarations} reads it: every entry says {@code "inferred": true}, and its
 * {@code review} tells how sure each line is, and why. Whoever has read an entry takes both away.
 */
public final class DeclarationFile {
    private DeclarationFile() {}

    /** The file, laid out to be read and edited. */
    public static String text(List<InferredTool> tools) {
        return PrettyJson.write(json(tools));
    }

    /** The file. */
    public static Json.Obj json(List<InferredTool> tools) {
        return Json.object()
                .put("version", 1)
                .put("tools", Json.array(tools, DeclarationFile::entry))
                .build();
    }

    /** One tool's entry in it. */
    public static Json entry(InferredTool tool) {
        InferredEffects effects = tool.effects().value();
        Json.ObjBuilder entry = Json.object()
                .put("name", tool.name())
                .put("inferred", true)
                .put("effects", Json.strings(words(effects)))
                .put("primary", effects.primary().word());
        if (!tool.objects().isEmpty()) {
            entry.put("objects", Json.strings(tool.objects()));
        }
        Json.ObjBuilder roles = Json.object();
        tool.arguments().forEach((name, role) -> roles.put(name, role.value().word()));
        return entry.put("arguments", roles.build())
                .put("result", result(tool))
                .put("review", review(tool))
                .build();
    }

    /** The primary effect first, the others from harmless to harmful. */
    private static List<String> words(InferredEffects effects) {
        List<String> words = new ArrayList<>(List.of(effects.primary().word()));
        for (Effect effect : Deed.DANGER) {
            if (effects.all().contains(effect) && effect != effects.primary()) {
                words.add(effect.word());
            }
        }
        return words;
    }

    private static Json result(InferredTool tool) {
        return Json.object()
                .put("integrity", lower(tool.result().value().integrity()))
                .put("confidentiality", lower(tool.result().value().confidentiality()))
                .build();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static Json review(InferredTool tool) {
        Json.ObjBuilder roles = Json.object();
        for (Map.Entry<String, ? extends Guess<?>> argument : tool.arguments().entrySet()) {
            roles.put(argument.getKey(), grounds(argument.getValue()));
        }
        return Json.object()
                .put("effects", grounds(tool.effects()))
                .put("arguments", roles.build())
                .put("result", grounds(tool.result()))
                .build();
    }

    private static Json grounds(Guess<?> guess) {
        return Json.object()
                .put("sure", guess.certainty().word())
                .put("because", guess.because())
                .build();
    }
}
