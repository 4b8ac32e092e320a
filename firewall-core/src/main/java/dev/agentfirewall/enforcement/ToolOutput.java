package dev.agentfirewall.enforcement;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a tool gave back and that the model or the host could come to see.
 *
 * @param parts at most {@value #MAX_PARTS}, each judged by itself
 */
public record ToolOutput(List<Part> parts) {
    /** More parts than this are not judged but withheld. */
    public static final int MAX_PARTS = 256;

    public ToolOutput {
        parts = List.copyOf(parts);
    }

    public static ToolOutput text(String text) {
        return new ToolOutput(List.of(Part.text("text", text)));
    }

    /**
     * One part.
     *
     * @param name the adapter's name for it, by which it finds it again
     * @param text its text; empty for what cannot be read as text, such as an image
     */
    public record Part(String name, Optional<String> text) {
        public static Part text(String name, String text) {
            return new Part(name, Optional.of(text));
        }

        public static Part opaque(String name) {
            return new Part(name, Optional.empty());
        }

        @Override
        public String toString() {
            return "part `" + name + "`";
        }
    }

    /** The text of the part called {@code name}. */
    public Optional<String> textOf(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .flatMap(Part::text);
    }
}
