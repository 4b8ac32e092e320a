package dev.agentfirewall.trace.infer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A word list beside this class: lines {@code group: word word …}, groups that grow by further lines, {@code #} for remarks. */
final class WordFile {
    private final Map<String, List<String>> groups = new LinkedHashMap<>();

    WordFile(String name) {
        try (InputStream file = WordFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("word list `" + name + "` is not in this jar");
            }
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException("word list `" + name + "` not read", e);
        }
    }

    private void read(String line) {
        int colon = line.indexOf(':');
        if (colon > 0 && !line.startsWith("#")) {
            groups.computeIfAbsent(line.substring(0, colon), group -> new ArrayList<>())
                    .addAll(List.of(line.substring(colon + 1).strip().split(" +", -1)));
        }
    }

    /** The words of every group, in the order of the file. */
    Map<String, List<String>> groups() {
        return groups;
    }

    /** The words of one group; none when there is no such group. */
    List<String> words(String group) {
        return groups.getOrDefault(group, List.of());
    }
}
