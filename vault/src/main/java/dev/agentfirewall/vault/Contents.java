package dev.agentfirewall.vault;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.recording.Evidence;
import dev.agentfirewall.recording.ShownMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What records hold, and the digests by which the audit log knows parts of it. */
final class Contents {
    /** So many of a record's digests stand in its header. */
    static final int MOST_DIGESTS = 512;

    private static final JsonReader ARGUMENTS = new JsonReader(JsonLimits.ARGUMENTS);

    private Contents() {}

    /**
     * An exchange.
     *
     * @param follows the record that it goes on from
     * @param kept how many messages of that one, its answer among them, come first
     * @param tools the digest of the tools offered
     */
    static Json.Obj answered(Evidence.Answered answered, Optional<String> follows, int kept, Optional<String> tools) {
        List<ShownMessage> shown = answered.turn().messages();
        Json.ObjBuilder json = start(answered.subject(), answered)
                .put("answer", Messages.write(answered.turn().answer()))
                .put("follows", follows.map(Json::of).orElse(Json.NULL))
                .put("kept", kept)
                .put("messages", Json.array(shown.subList(kept, shown.size()), Messages::write))
                .put("model", answered.model())
                .put("tools", tools.map(Json::of).orElse(Json.NULL));
        answered.refused().ifPresent(code -> json.put("refused", code));
        if (!answered.said().equals(answered.turn().answer())) {
            json.put("said", Messages.write(answered.said()));
        }
        return json.build();
    }

    static Json.Obj called(Evidence.Called called) {
        return start(called.subject(), called)
                .put("arguments", called.arguments())
                .put("call", called.call())
                .put("tool", called.tool())
                .build();
    }

    static Json.Obj returned(Evidence.Returned returned) {
        return start(returned.subject(), returned)
                .put("call", returned.call())
                .put("code", returned.code())
                .put("outcome", returned.outcome())
                .put(
                        "parts",
                        Json.array(
                                returned.parts(),
                                part -> Json.object()
                                        .put("name", part.name())
                                        .put("text", part.text().map(Json::of).orElse(Json.NULL))
                                        .build()))
                .put("tool", returned.tool())
                .build();
    }

    private static Json.ObjBuilder start(Optional<Subject> subject, Evidence evidence) {
        return Json.object()
                .put("conversation", evidence.conversation().value())
                .put("subject", subject.<Json>map(Contents::subject).orElse(Json.NULL));
    }

    private static Json.Obj subject(Subject who) {
        return Json.object()
                .put("id", who.id())
                .put("roles", Json.strings(who.roles()))
                .put("tenant", who.tenant().map(Json::of).orElse(Json.NULL))
                .build();
    }

    /** The digests of what {@code evidence} holds that no record before it does. */
    static List<Digest> digests(Evidence evidence, int kept) {
        Set<Digest> digests = new LinkedHashSet<>();
        if (evidence instanceof Evidence.Answered answered) {
            List<ShownMessage> shown = answered.turn().messages();
            shown.subList(kept, shown.size()).forEach(message -> add(message, digests));
            add(answered.said(), digests);
            add(answered.turn().answer(), digests);
        } else if (evidence instanceof Evidence.Called called) {
            digests.add(Digest.of(called.arguments()));
        } else if (evidence instanceof Evidence.Returned returned) {
            returned.parts().forEach(part -> part.text().map(Digest::of).ifPresent(digests::add));
        }
        return digests.stream().limit(MOST_DIGESTS).toList();
    }

    private static void add(ShownMessage message, Set<Digest> digests) {
        message.calls().forEach(call -> digests.add(arguments(call.arguments())));
        message.parts().forEach(part -> digests.add(Digest.of(part.text())));
        if (message.parts().isEmpty() && !message.said().isEmpty()) {
            digests.add(Digest.of(message.said()));
        }
    }

    /** As the audit log has it: of the canonical text, where it can be read. */
    private static Digest arguments(String written) {
        try {
            return Digest.of(CanonicalJson.bytes(ARGUMENTS.readObject(written)));
        } catch (MalformedJsonException e) {
            return Digest.of(written);
        }
    }
}
