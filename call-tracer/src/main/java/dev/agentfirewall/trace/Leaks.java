package dev.agentfirewall.trace;

import dev.agentfirewall.trace.Dialogue.Part;
import dev.agentfirewall.trace.value.Value;
import dev.agentfirewall.trace.value.ValueIndex;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The secrets out of the conversation's records that a value would carry away, but for those of a kind that the user named. Confined to one trace. */
final class Leaks {
    private final Dialogue dialogue;

    Leaks(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /** What is found in {@code value}: {@code sensitive.} and the kind of each secret. */
    List<String> in(Value value) {
        List<Map<Value, String>> known = dialogue.parts().stream()
                .filter(part -> !part.isUsers())
                .map(Part::read)
                .map(ReadItem::secrets)
                .filter(secrets -> !secrets.isEmpty())
                .toList();
        return known.isEmpty() || value.weak() ? List.of() : found(ValueIndex.of(value.text()), known);
    }

    private List<String> found(ValueIndex value, List<Map<Value, String>> known) {
        TreeSet<String> kinds = new TreeSet<>();
        for (Map<Value, String> secrets : known) {
            secrets.forEach((secret, kind) -> {
                if (!secret.weak() && !value.find(secret).isEmpty()) {
                    kinds.add(kind);
                }
            });
        }
        return kinds.stream()
                .filter(kind -> !dialogue.words().name(kind))
                .map(kind -> "sensitive." + kind)
                .toList();
    }
}
