package dev.agentfirewall.policy.tooling;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request to put to policy, and what is expected of it: a file of {@code conformance/cases}, or a bare request.
 *
 * @param name what to call it
 * @param request the document that policy reads
 * @param decision the answer expected, where the case says
 * @param audit the members that the audit record is expected to have, where the case says
 */
public record PolicyCase(String name, Json.Obj request, Optional<Json.Obj> decision, Optional<Json.Obj> audit) {
    private static final JsonReader JSON = new JsonReader(JsonLimits.FILES);

    /** Reads the case in {@code file}. */
    public static PolicyCase read(Path file) {
        try {
            return of(file, JSON.read(Files.readAllBytes(file)));
        } catch (MalformedJsonException e) {
            throw new PolicyToolException("case `" + file + "` not read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new PolicyToolException("case `" + file + "` not read: the file cannot be opened", e);
        }
    }

    /** Reads the case in a file, or all {@code *.json} of a folder in the order of their names. */
    public static List<PolicyCase> readAll(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(read(place));
        }
        try (Stream<Path> files = Files.list(place)) {
            List<PolicyCase> cases = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(PolicyCase::read)
                    .toList();
            if (cases.isEmpty()) {
                throw new PolicyToolException("no cases in `" + place + "`: put requests there as *.json");
            }
            return cases;
        } catch (IOException e) {
            throw new PolicyToolException("cases in `" + place + "` not read: the folder cannot be listed", e);
        }
    }

    private static PolicyCase of(Path file, Json json) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        if (json instanceof Json.Obj object) {
            if (object.get("request").isEmpty() && object.get("checkpoint").isPresent()) {
                return new PolicyCase(name, object, Optional.empty(), Optional.empty());
            }
            return new PolicyCase(name, request(file, object), member(object, "decision"), member(object, "audit"));
        }
        throw notACase(file);
    }

    private static Json.Obj request(Path file, Json.Obj object) {
        return member(object, "request").orElseThrow(() -> notACase(file));
    }

    private static Optional<Json.Obj> member(Json.Obj object, String name) {
        return object.get(name).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    private static PolicyToolException notACase(Path file) {
        return new PolicyToolException("case `" + file + "` not read: it is neither an object with a `request` nor a"
                + " request, which has a `checkpoint`");
    }

    /** The name alone: a request holds guarded values. */
    @Override
    public String toString() {
        return "case `" + name + "`";
    }
}
