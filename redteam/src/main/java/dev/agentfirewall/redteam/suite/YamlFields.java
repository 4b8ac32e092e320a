package dev.agentfirewall.redteam.suite;

import dev.agentfirewall.redteam.run.MalformedRunException;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of an entry.
 *
 * @param entry the entry
 * @param members its fields by name
 */
record YamlFields(YamlEntry entry, Map<String, YamlEntry> members) {

    boolean has(String name) {
        return members.containsKey(name);
    }

    YamlEntry required(String name) throws MalformedRunException {
        return optional(name).orElseThrow(() -> entry.wrong("`" + name + "` is missing"));
    }

    Optional<YamlEntry> optional(String name) {
        return Optional.ofNullable(members.get(name))
                .map(field ->
                        field.named(entry.where().isEmpty() ? "`" + name + "`" : entry.where() + ", `" + name + "`"));
    }

    /** The text of a field that must be there and say something. */
    String text(String name) throws MalformedRunException {
        String text = required(name).text();
        if (text.isBlank()) {
            throw required(name).wrong("is blank");
        }
        return text;
    }
}
