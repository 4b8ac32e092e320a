package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.List;

/** What was read in an unescaped value, with its places moved to the original that the value was written as. */
final class Moved {
    private final Places places;

    private Moved(Places places) {
        this.places = places;
    }

    static List<Node> all(List<Node> nodes, Places places) {
        Moved moved = new Moved(places);
        return nodes.stream().map(moved::node).toList();
    }

    private Node node(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return new Node.Mapping(
                    span(mapping.span()),
                    mapping.members().stream().map(this::member).toList(),
                    mapping.row());
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(
                    span(sequence.span()),
                    sequence.items().stream().map(this::node).toList());
        }
        return scalar((Node.Scalar) node);
    }

    private Node.Member member(Node.Member member) {
        return new Node.Member(scalar(member.name()), node(member.value()));
    }

    private Node.Scalar scalar(Node.Scalar scalar) {
        return new Node.Scalar(
                span(scalar.span()), scalar.value(), scalar.places().within(places), scalar.text());
    }

    private Span span(Span span) {
        return places.original(span.start(), span.end());
    }
}
