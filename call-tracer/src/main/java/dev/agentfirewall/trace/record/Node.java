package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.List;

/** What every format is read into: values in values, each with its place. */
sealed interface Node {
    Span span();

    /**
     * A value without parts.
     *
     * @param span with its quotes
     * @param text whether it is text, and not a number, a boolean or nothing
     */
    record Scalar(Span span, String value, Places places, boolean text) implements Node {
        @Override
        public String toString() {
            return "scalar";
        }
    }

    /**
     * Values by name; a name may stand twice.
     *
     * @param row whether its names are known to name fields, as a table's and a mail's are
     */
    record Mapping(Span span, List<Member> members, boolean row) implements Node {
        Mapping(Span span, List<Member> members) {
            this(span, members, false);
        }
    }

    record Member(Scalar name, Node value) {}

    /** Values in order. */
    record Sequence(Span span, List<Node> items) implements Node {}

    /** A value whose name does not stand beside it. */
    static Member named(String name, Node value) {
        Span nowhere = new Span(value.span().start(), value.span().start());
        return new Member(new Scalar(nowhere, name, Places.somewhere(nowhere, name.length()), true), value);
    }

    /** A text that stands in the original as it is. */
    static Scalar copied(String text, int start, int end) {
        Span span = new Span(start, end);
        return new Scalar(span, text.substring(start, end), Places.copied(span), true);
    }
}
