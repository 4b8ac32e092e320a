package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A tool and what a person says it does.
 *
 * @param name its name
 * @param description what its author says of it; empty where the tool is taken from elsewhere
 * @param primary what it is for
 * @param effects everything it does
 * @param roles the roles of its arguments
 */
record LabelledTool(
        String name, String description, Effect primary, Set<Effect> effects, Map<String, ArgumentRole> roles) {

    /** The roles that rules hold values to: a miss here is one to the less dangerous side. */
    static final Set<ArgumentRole> SINKS = EnumSet.of(
            ArgumentRole.RECIPIENT,
            ArgumentRole.URL,
            ArgumentRole.PATH,
            ArgumentRole.COMMAND,
            ArgumentRole.ACCOUNT,
            ArgumentRole.CREDENTIAL,
            ArgumentRole.AMOUNT);

    /** Reads lines {@code name | description | effects, the primary first | argument=role …}. */
    static List<LabelledTool> read(String resource) {
        try (InputStream file = LabelledTool.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("no resource `" + resource + "`");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(LabelledTool::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledTool of(String line) {
        String[] parts = line.split("\\|", -1);
        EnumSet<Effect> effects = EnumSet.noneOf(Effect.class);
        String[] words = parts[2].strip().split(" ", -1);
        for (String word : words) {
            effects.add(Effect.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        Map<String, ArgumentRole> roles = new LinkedHashMap<>();
        for (String pair : parts[3].strip().split(" +", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                roles.put(
                        pair.substring(0, at),
                        ArgumentRole.valueOf(pair.substring(at + 1).toUpperCase(Locale.ROOT)));
            }
        }
        Effect primary = Effect.valueOf(words[0].toUpperCase(Locale.ROOT));
        return new LabelledTool(parts[0].strip(), parts[1].strip(), primary, effects, roles);
    }
}
