package dev.agentfirewall.trace.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Words by what they say of a field, from files beside this class: one word a line, {@code #} begins a comment, {@code [section]} a section. */
final class Vocabulary {
    /** The section above the first {@code [section]}. */
    static final String FIRST = "";

    private Vocabulary() {}

    /** The words of a file without sections, in its order. */
    static Set<String> words(String file) {
        return sections(file).getOrDefault(FIRST, Set.of());
    }

    static Map<String, Set<String>> sections(String file) {
        Map<String, Set<String>> sections = new HashMap<>();
        Set<String> section = new LinkedHashSet<>();
        sections.put(FIRST, section);
        for (String line : read(file).lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                section = new LinkedHashSet<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                section.add(line);
            }
        }
        return sections;
    }

    private static String read(String file) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("`" + file + "` is missing beside " + Vocabulary.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` could not be read", e);
        }
    }
}
