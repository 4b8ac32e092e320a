package dev.agentfirewall.corpus;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.SegmentProvenance;
import dev.agentfirewall.scan.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A segment of a file of segments.
 *
 * @param line of the file, counted from 1
 * @param id its own, else its line
 * @param text its own
 * @param channel its own, else {@code document}
 * @param metadata that are texts, numbers or truth values, as texts
 */
record Segment(int line, String id, String text, Channel channel, Map<String, String> metadata) {
    private static final List<String> SOURCES = List.of("firewall_source", "source", "url", "file_name");

    /** The segment that {@code object} describes; empty when it describes none. */
    static Optional<Segment> of(int line, Json.Obj object) {
        Optional<Channel> channel =
                object.get("channel").map(word -> Channel.named(plain(word))).orElse(Optional.of(Channel.DOCUMENT));
        boolean text = object.get("text").orElse(Json.NULL) instanceof Json.Str;
        if (!text || channel.isEmpty()) {
            return Optional.empty();
        }
        String id = object.get("id").map(Segment::plain).orElse(String.valueOf(line));
        return Optional.of(new Segment(
                line, id, plain(object.get("text").get()), channel.get(), metadata(object.get("metadata"))));
    }

    /** What it says it is a piece of; empty when it does not say. */
    String source() {
        return SOURCES.stream()
                .flatMap(name -> Stream.ofNullable(metadata.get(name)))
                .findFirst()
                .orElse("");
    }

    /** Its metadata as one text, the firewall's own left out. */
    String words() {
        return metadata.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(SegmentProvenance.PREFIX))
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> metadata(Optional<Json> given) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (given.orElse(Json.NULL) instanceof Json.Obj object) {
            object.members().forEach((name, value) -> metadata.put(name, plain(value)));
        }
        return metadata;
    }

    private static String plain(Json value) {
        return value instanceof Json.Str text ? text.value() : CanonicalJson.write(value);
    }

    /** Tells the line; the text is guarded. */
    @Override
    public String toString() {
        return "segment of line " + line;
    }
}
