package dev.agentfirewall.vault;

import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.recording.RunFormat;
import dev.agentfirewall.recording.ShownMessage;
import dev.agentfirewall.recording.ShownMessage.Part;
import dev.agentfirewall.recording.ShownMessage.Speaker;
import dev.agentfirewall.recording.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation, put together from its records: what each held, on top of what the one before had shown. What the firewall kept from the model stands
 * where it would have stood, so that another policy may judge it. Not thread-safe.
 */
final class Recollection {
    private final List<Turn> turns = new ArrayList<>();
    private final Map<String, List<ShownMessage>> shown = new HashMap<>(); // by record
    private final Map<String, List<Part>> results = new HashMap<>(); // by call
    private boolean whole = true;
    private String name = "";
    private Optional<String> tools = Optional.empty();

    void add(VaultRecord record) {
        name = record.header().conversation().hex().substring(0, 16);
        switch (record.header().kind()) {
            case ANSWERED -> answered(record);
            case RETURNED -> results.put(Messages.text(record.content(), "call"), parts(record.content()));
            default -> {}
        }
    }

    private static List<Part> parts(Json.Obj returned) {
        return Messages.list(returned, "parts").stream()
                .map(part -> new Part(Messages.text(part, "text"), ""))
                .filter(part -> !part.text().isEmpty())
                .toList();
    }

    private void answered(VaultRecord record) {
        Json.Obj content = record.content();
        String follows = Messages.text(content, "follows");
        whole &= follows.isEmpty() || shown.containsKey(follows);
        List<ShownMessage> before = shown.getOrDefault(follows, List.of());
        int kept = content.get("kept").orElse(Json.NULL) instanceof Json.Num count
                ? Math.min(count.value().intValue(), before.size())
                : 0;
        List<ShownMessage> all = new ArrayList<>(before.subList(0, kept));
        Messages.list(content, "messages").forEach(message -> all.add(Messages.read(message)));
        ShownMessage answer = Messages.read(content.get("answer").orElse(Json.Obj.EMPTY));
        List<ShownMessage> withAnswer = new ArrayList<>(all);
        withAnswer.add(answer);
        shown.put(record.header().id(), withAnswer);
        String said = content.get("said").isPresent() ? "said" : "answer";
        ShownMessage whole = Messages.read(content.get(said).orElse(Json.Obj.EMPTY));
        turns.add(new Turn(
                new ConversationId(Messages.text(content, "conversation")),
                all.stream().map(this::whole).toList(),
                new ShownMessage(
                        answer.speaker(), answer.said(), whole.parts(), whole.calls(), answer.answers(), answer.tool()),
                List.of()));
        tools = Optional.of(Messages.text(content, "tools"))
                .filter(hex -> !hex.isEmpty())
                .or(() -> tools);
    }

    /** The message with what was kept from the model in its place. */
    private ShownMessage whole(ShownMessage message) {
        if (!message.parts().isEmpty() || message.said().isEmpty() || message.speaker() == Speaker.ASSISTANT) {
            return message;
        }
        List<Part> parts = message.speaker() == Speaker.TOOL
                ? results.getOrDefault(message.answers(), List.of())
                : List.of(new Part(message.said(), ""));
        return new ShownMessage(
                message.speaker(), message.said(), parts, message.calls(), message.answers(), message.tool());
    }

    /** Whether every record was there that another goes on from. */
    boolean whole() {
        return whole;
    }

    Optional<String> tools() {
        return tools;
    }

    List<Json.Obj> runs(long longest) {
        return RunFormat.runs(name, "vault", turns, longest);
    }
}
