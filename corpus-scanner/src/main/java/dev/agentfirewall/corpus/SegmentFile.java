package dev.agentfirewall.corpus;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A file of segments: JSON Lines, each {@code {"id","text","channel","metadata":{…}}}, all but {@code text} optional. */
final class SegmentFile {
    private static final JsonReader READER = new JsonReader(JsonLimits.FILES);

    private SegmentFile() {}

    /** A line: a segment, or none where it could not be read as one. */
    record Line(int number, Optional<Segment> segment) {}

    static boolean isOne(String path) {
        return path.endsWith(".jsonl") || path.endsWith(".ndjson");
    }

    static List<Line> read(byte[] bytes) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (int start = 0; start < bytes.length; ) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            number++;
            byte[] line = Arrays.copyOfRange(bytes, start, end);
            if (!isBlank(line)) {
                lines.add(new Line(number, segment(number, line)));
            }
            start = end + 1;
        }
        return lines;
    }

    private static Optional<Segment> segment(int number, byte[] line) {
        try {
            return READER.read(line) instanceof Json.Obj object ? Segment.of(number, object) : Optional.empty();
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
