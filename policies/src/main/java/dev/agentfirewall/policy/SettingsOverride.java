package dev.agentfirewall.policy;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonPointer;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An operator's own lists and limits, laid over a bundle's {@code data.settings} as a JSON merge patch (RFC 7386): objects member by
 * member, {@code null} takes a member away, anything else replaces it whole. What looks like a slip is refused: a setting that the
 * bundle does not know, and a value of another kind than the one it replaces. Immutable and thread-safe.
 *
 * <p>The file is believed as it comes, as the host's other configuration is; its digest is part of the policy's
 * ({@link PolicyBundle#digest}), so the audit log tells under which settings a call was decided.
 */
public final class SettingsOverride {
    private static final int MAX_BYTES = 4 << 20;
    private static final JsonReader JSON = new JsonReader(new JsonLimits(MAX_BYTES, 64, 500_000, 128));
    private static final String SETTINGS = "settings";

    private final Digest digest;
    private final Json.Obj settings;

    private SettingsOverride(Digest digest, Json.Obj settings) {
        this.digest = digest;
        this.settings = settings;
    }

    /** Reads the settings in {@code file}. */
    public static SettingsOverride load(Path file) {
        try {
            return of(BoundedFile.read(file, MAX_BYTES, "settings"));
        } catch (IOException e) {
            throw new PolicyLoadException("settings `" + file + "` not loaded: the file cannot be read", e);
        }
    }

    /** Reads the settings in {@code json}, an object in UTF-8. */
    public static SettingsOverride of(byte[] json) {
        try {
            if (JSON.read(json) instanceof Json.Obj settings) {
                return new SettingsOverride(Digest.of(json), settings);
            }
            throw refused("they are not a JSON object");
        } catch (MalformedJsonException e) {
            throw new PolicyLoadException("settings not loaded: " + e.getMessage(), e);
        }
    }

    Digest digest() {
        return digest;
    }

    /** A bundle's {@code data} with these settings in it. */
    public Json.Obj applyTo(Json.Obj data) {
        if (!(data.get(SETTINGS).orElse(Json.NULL) instanceof Json.Obj defaults)) {
            throw refused("the bundle has no `data.settings` to lay them over");
        }
        for (String domain : settings.members().keySet()) {
            if (!defaults.members().containsKey(domain)) {
                throw refused("`/" + domain + "` is not a setting of this bundle; it has "
                        + defaults.members().keySet().stream().sorted().toList());
            }
        }
        Map<String, Json> members = new LinkedHashMap<>(data.members());
        members.put(SETTINGS, merged("", defaults, settings));
        return new Json.Obj(members);
    }

    private static Json.Obj merged(String pointer, Json.Obj before, Json.Obj after) {
        Map<String, Json> members = new LinkedHashMap<>(before.members());
        after.members().forEach((name, value) -> {
            if (value instanceof Json.Null) {
                members.remove(name);
            } else {
                Json old = before.get(name)
                        .filter(kept -> !(kept instanceof Json.Null))
                        .orElse(value);
                members.put(name, merged(JsonPointer.child(pointer, name), old, value));
            }
        });
        return new Json.Obj(members);
    }

    private static Json merged(String pointer, Json before, Json after) {
        if (!before.getClass().equals(after.getClass())) {
            throw refused("`" + pointer + "` must be " + kind(before) + ", as in the bundle");
        }
        return before instanceof Json.Obj mine && after instanceof Json.Obj theirs
                ? merged(pointer, mine, theirs)
                : after;
    }

    private static String kind(Json value) {
        return value instanceof Json.Obj
                ? "an object"
                : value instanceof Json.Arr
                        ? "a list"
                        : value instanceof Json.Str
                                ? "a text"
                                : value instanceof Json.Num ? "a number" : "true or false";
    }

    private static PolicyLoadException refused(String why) {
        return new PolicyLoadException("settings not loaded: " + why);
    }
}
