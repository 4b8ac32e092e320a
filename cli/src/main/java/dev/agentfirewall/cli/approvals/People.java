package dev.agentfirewall.cli.approvals;

import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who answers, and what they may do: policy decides on these. */
final class People {
    @Option(names = "--as", paramLabel = "ID", required = true, description = "Who answers.")
    private String id = "";

    @Option(
            names = "--people",
            paramLabel = "FILE",
            description =
                    "Roles: {\"olga\":{\"roles\":[\"auditor\"],\"tenant\":\"acme\"}}. Without it, nobody has one.")
    private @Nullable Path file;

    /** The person that {@code --as} names. */
    Subject person() {
        if (id.isBlank()) {
            throw new WrongUseException("`--as` names who answers");
        }
        return file == null ? Subject.of(id) : listed(file);
    }

    private Subject listed(Path people) {
        Json entry = read(people)
                .get(id)
                .orElseThrow(() -> new WrongUseException("`--as`: this person is not in `" + people + "`"));
        if (!(entry instanceof Json.Obj person)) {
            throw malformed(people);
        }
        Optional<String> tenant =
                person.get("tenant").filter(value -> !value.equals(Json.NULL)).map(value -> text(people, value));
        return new Subject(id, roles(people, person.get("roles").orElse(Json.NULL)), tenant);
    }

    private static Set<String> roles(Path people, Json list) {
        if (!(list instanceof Json.Arr array)) {
            throw malformed(people);
        }
        Set<String> roles = new TreeSet<>();
        array.elements().forEach(role -> roles.add(text(people, role)));
        return roles;
    }

    private static String text(Path people, Json value) {
        if (value instanceof Json.Str text) {
            return text.value();
        }
        throw malformed(people);
    }

    private static Json.Obj read(Path people) {
        try {
            return new JsonReader(JsonLimits.FILES).readObject(Files.readString(people));
        } catch (IOException e) {
            throw new UnreadableFileException(people.toString(), "it cannot be read");
        } catch (MalformedJsonException e) {
            throw new UnreadableFileException(people.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static UnreadableFileException malformed(Path people) {
        return new UnreadableFileException(
                people.toString(), "a person is {\"roles\": [\"…\"]}, and may have a `tenant`");
    }
}
