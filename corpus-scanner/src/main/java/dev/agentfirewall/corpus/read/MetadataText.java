package dev.agentfirewall.corpus.read;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;

/** A document's metadata as text: title, author, subject, keywords, file names, mail headers and whatever else its format carries. */
final class MetadataText {
    // What the parsers say about themselves, and not the document.
    private static final String PARSERS_OWN = "X-TIKA:";

    private MetadataText() {}

    static void write(Metadata metadata, Reading reading, String part) {
        try {
            for (String name : sorted(metadata)) {
                for (String value : metadata.getValues(name)) {
                    if (!value.isBlank()) {
                        reading.add(part, name + ": " + value + "\n");
                    }
                }
            }
        } catch (LimitReachedException e) {
            // noted where it was reached
        }
    }

    private static String[] sorted(Metadata metadata) {
        Stream<String> names = Arrays.stream(metadata.names()).filter(name -> !name.startsWith(PARSERS_OWN));
        return names.sorted().toArray(String[]::new);
    }
}
