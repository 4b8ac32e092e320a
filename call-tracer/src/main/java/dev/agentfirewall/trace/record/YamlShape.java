package dev.agentfirewall.trace.record;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells YAML from prose that happens to hold a colon: nearly every text is YAML of some kind. */
final class YamlShape {
    private YamlShape() {}

    /** Whether the text's first line begins as a list or a mapping does. */
    static boolean startsSo(String text, int start, int end) {
        char c = text.charAt(start);
        if (c == '-') {
            return start + 1 < end && (Character.isWhitespace(text.charAt(start + 1)) || text.startsWith("---", start));
        }
        if (c == '"' || c == '\'') {
            return true;
        }
        if (!Character.isLetterOrDigit(c) && c != '_' && c != '%') {
            return false;
        }
        int stop = Math.min(end, start + 80);
        for (int at = start; at < stop && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == ':') {
                return at + 1 >= end || Character.isWhitespace(text.charAt(at + 1));
            }
        }
        return false;
    }

    /**
     * Whether there is more to it than one name and a line of text. YAML's names are unique: where they come again, the lines are talk or records
     * of their own.
     */
    static boolean isStructured(Node root) {
        if (!(root instanceof Node.Mapping mapping)) {
            return root instanceof Node.Sequence;
        }
        List<Node.Member> members = mapping.members();
        if (members.size() == 1) {
            return !(members.get(0).value() instanceof Node.Scalar);
        }
        Set<String> names = new HashSet<>();
        return !members.isEmpty()
                && members.stream().allMatch(member -> names.add(member.name().value()));
    }
}
