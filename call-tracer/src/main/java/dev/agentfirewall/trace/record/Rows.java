package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;

/** Makes records of a table's rows. */
final class Rows {
    private Rows() {}

    /** One row, its cells by the names of their columns; a cell beyond them has no name. */
    static Node record(List<Node.Scalar> header, List<Node.Scalar> cells, Span line) {
        List<Node.Member> members = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            members.add(Node.named(i < header.size() ? header.get(i).value() : "", cells.get(i)));
        }
        return new Node.Mapping(line, members, true);
    }
}
