package dev.agentfirewall.langchain4j;

import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.provenance.SegmentProvenance;
import dev.langchain4j.data.document.Metadata;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Judges what stands beside a text: its title, its author, its file's name. An injector may show it to the model, so an entry that may not
 * be shown whole is left out. All entries are judged as one text first, and one by one only when that does not pass.
 */
final class MetadataScreen {
    private final ChunkJudge judge;

    MetadataScreen(ChunkJudge judge) {
        this.judge = judge;
    }

    /** {@code metadata} without the entries that may not be shown; the same object when all may. */
    Metadata judged(Metadata metadata) {
        Map<String, Object> words = words(metadata.toMap());
        String source = ChunkJudge.sourceOf(metadata);
        String together = words.entrySet().stream().map(MetadataScreen::line).collect(Collectors.joining("\n"));
        if (words.isEmpty() || passes(source, together)) {
            return metadata;
        }
        Metadata kept = metadata.copy();
        words.entrySet().stream()
                .filter(entry -> !passes(source, line(entry)))
                .forEach(entry -> kept.remove(entry.getKey()));
        return kept;
    }

    private boolean passes(String source, String text) {
        return judge.screened(Content.retrieved(source, text)) instanceof Screened.Passed;
    }

    /** The entries that can carry words: numbers cannot, and provenance is the firewall's own. */
    private static Map<String, Object> words(Map<String, Object> metadata) {
        Map<String, Object> words = new LinkedHashMap<>();
        metadata.forEach((name, value) -> {
            boolean number = value instanceof Number || isDigits(String.valueOf(value));
            if (!number && !name.startsWith(SegmentProvenance.PREFIX)) {
                words.put(name, value);
            }
        });
        return words;
    }

    private static boolean isDigits(String text) {
        return text.length() <= 20 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String line(Map.Entry<String, Object> entry) {
        return entry.getKey() + ": " + entry.getValue();
    }
}
