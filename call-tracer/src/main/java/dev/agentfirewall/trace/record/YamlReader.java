package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML documents from the library's events, which neither build objects nor follow references. Aliases and tags are refused: the one grows
 * what is small, the other means what only its own program knows. Not thread-safe; one for each reading.
 */
final class YamlReader {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(Bounds.YAML)
            .setBufferSize(4096)
            .build();

    private final String text;
    private final int from;
    private final Offsets offsets;
    private final ParserImpl parser;
    private int nodes;

    private YamlReader(String text, int from, int end) {
        String part = text.substring(from, end);
        this.text = text;
        this.from = from;
        this.offsets = Offsets.of(part);
        this.parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, part));
    }

    /** The documents between {@code from} and {@code end}. */
    static List<Node> read(String text, int from, int end) throws Unreadable {
        if (end - from > Bounds.YAML) {
            throw Unreadable.NO;
        }
        try {
            return new YamlReader(text, from, end).documents();
        } catch (YamlEngineException | IndexOutOfBoundsException e) { // the latter from the library's own scanner
            throw Unreadable.NO;
        }
    }

    private List<Node> documents() throws Unreadable {
        List<Node> documents = new ArrayList<>();
        while (parser.hasNext()) {
            Event event = parser.next();
            switch (event.getEventId()) {
                case DocumentStart -> documents.add(node(parser.next(), 0));
                case StreamStart, StreamEnd, DocumentEnd -> {}
                default -> throw Unreadable.NO;
            }
        }
        return documents;
    }

    private Node node(Event event, int depth) throws Unreadable {
        if (depth > Bounds.DEPTH || ++nodes > Bounds.NODES || event instanceof AliasEvent) {
            throw Unreadable.NO;
        }
        if (event instanceof ScalarEvent scalar && scalar.getTag().isEmpty()) {
            return scalar(scalar);
        }
        if (event instanceof MappingStartEvent mapping && mapping.getTag().isEmpty()) {
            return mapping(mapping, depth);
        }
        if (event instanceof SequenceStartEvent sequence && sequence.getTag().isEmpty()) {
            return sequence(sequence, depth);
        }
        throw Unreadable.NO;
    }

    private Node mapping(NodeEvent start, int depth) throws Unreadable {
        List<Node.Member> members = new ArrayList<>();
        Event next = parser.next();
        while (next.getEventId() != Event.ID.MappingEnd) {
            if (!(node(next, depth + 1) instanceof Node.Scalar name)) {
                throw Unreadable.NO;
            }
            members.add(new Node.Member(name, node(parser.next(), depth + 1)));
            next = parser.next();
        }
        return new Node.Mapping(span(start, next), members);
    }

    private Node sequence(NodeEvent start, int depth) throws Unreadable {
        List<Node> items = new ArrayList<>();
        Event next = parser.next();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(next, depth + 1));
            next = parser.next();
        }
        return new Node.Sequence(span(start, next), items);
    }

    private Node scalar(ScalarEvent event) {
        Span span = span(event, event);
        boolean quoted = event.getScalarStyle() != ScalarStyle.PLAIN;
        Places places = YamlScalar.places(text, span, event.getScalarStyle(), event.getValue());
        return new Node.Scalar(span, event.getValue(), places, quoted || !isNothingOrNumber(event.getValue()));
    }

    private static boolean isNothingOrNumber(String value) {
        if (value.isEmpty()
                || value.equals("null")
                || value.equals("~")
                || value.equals("true")
                || value.equals("false")) {
            return true;
        }
        return value.length() < 40
                && value.chars().allMatch(c -> Character.isDigit(c) || "+-.eE_,".indexOf(c) >= 0)
                && value.chars().anyMatch(Character::isDigit);
    }

    /** A block's end mark stands before what follows it: the space between is not the block's. */
    private Span span(Event first, Event last) {
        int start = from + at(first.getStartMark());
        int stop = Math.max(start, from + at(last.getEndMark()));
        while (stop > start && Character.isWhitespace(text.charAt(stop - 1))) {
            stop--;
        }
        return new Span(start, stop);
    }

    private int at(Optional<Mark> mark) {
        return offsets.utf16(mark.orElseThrow().getIndex());
    }

    /** From the library's count of code points to UTF-16 units. */
    private static final class Offsets {
        private final int[] units;
        private final int length;

        private Offsets(int[] units, int length) {
            this.units = units;
            this.length = length;
        }

        static Offsets of(String text) {
            int points = text.codePointCount(0, text.length());
            if (points == text.length()) {
                return new Offsets(new int[0], text.length());
            }
            int[] units = new int[points + 1];
            int unit = 0;
            for (int point = 0; point < points; point++) {
                units[point] = unit;
                unit += Character.charCount(text.codePointAt(unit));
            }
            units[points] = unit;
            return new Offsets(units, text.length());
        }

        int utf16(int point) {
            return units.length == 0 ? Math.min(point, length) : units[Math.min(point, units.length - 1)];
        }
    }
}
