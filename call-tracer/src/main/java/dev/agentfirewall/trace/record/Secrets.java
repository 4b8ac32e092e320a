package dev.agentfirewall.trace.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a text whose names say that they hold a secret, or what proves who somebody is.
 *
 * <p><b>Limitations.</b> A secret in a field of another name, or in the midst of prose, is not seen here.
 */
public final class Secrets {
    private static final int MAX_FIELDS = 64;
    private static final Map<String, Set<String>> NAMES = Vocabulary.sections("secret-names.txt");

    private Secrets() {}

    /**
     * One secret.
     *
     * @param kind the kind of secret, such as {@code password}
     */
    public record Held(String kind, Field field) {}

    /** The first {@value #MAX_FIELDS} of {@code structure}. */
    public static List<Held> in(Structure structure) {
        List<Held> found = new ArrayList<>();
        for (Entry entry : structure.records()) {
            for (Field field : entry.fields()) {
                if (found.size() == MAX_FIELDS) {
                    return found;
                }
                kindOf(field).ifPresent(kind -> found.add(new Held(kind, field)));
            }
        }
        return found;
    }

    /** The words by which people name secrets of a kind; empty for a kind that is none. */
    public static Set<String> words(String kind) {
        Set<String> words = new LinkedHashSet<>();
        NAMES.getOrDefault(kind, Set.of()).forEach(name -> words.add(name.replace('_', ' ')));
        return words;
    }

    private static Optional<String> kindOf(Field field) {
        String name = Names.plain(field.name());
        return name.isEmpty()
                ? Optional.empty()
                : NAMES.entrySet().stream()
                        .filter(kind -> isOne(name, kind.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private static boolean isOne(String name, Set<String> names) {
        if (names.contains(name)) {
            return true;
        }
        int cut = name.indexOf('_');
        while (cut >= 0) {
            if (names.contains(name.substring(cut + 1))) {
                return true;
            }
            cut = name.indexOf('_', cut + 1);
        }
        return false;
    }
}
