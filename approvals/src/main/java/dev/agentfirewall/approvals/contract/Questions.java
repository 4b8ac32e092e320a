package dev.agentfirewall.approvals.contract;

import dev.agentfirewall.approvals.Question;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.List;
import java.util.Optional;

/** Questions made by hand, for tests of stores. */
public final class Questions {
    private Questions() {}

    /** Emma's mail to {@code recipient}, which her owner approves. */
    public static Question mailTo(String recipient) {
        return mailTo(recipient, 1);
    }

    /** The same, which {@code approvers} people approve. */
    public static Question mailTo(String recipient, int approvers) {
        return question(recipient, approvers, Optional.empty());
    }

    /** The same, ordered by a source that says {@code text} and may be endorsed. */
    public static Question orderedBy(String text, String recipient) {
        return question(recipient, 1, Optional.of(text));
    }

    private static Question question(String recipient, int approvers, Optional<String> source) {
        String arguments = CanonicalJson.write(Json.object()
                .put("to", recipient)
                .put("body", "Guten Tag, größte Güte ✓")
                .build());
        Json.Obj shown = Json.object()
                .put("arguments", arguments)
                .put("request", Json.object().put("version", 1).build())
                .put("source", source.map(Questions::shown).orElse(Json.NULL))
                .build();
        return Question.of(binding(Digest.of(arguments), approvers, source), Optional.of(shown));
    }

    private static Json.Obj binding(Digest arguments, int approvers, Optional<String> source) {
        return Json.object()
                .put("subject", "emma")
                .put("tenant", Json.NULL)
                .put("conversation", Digest.of("monday").toString())
                .put("tool", "send_email")
                .put("server", Json.NULL)
                .put("descriptor", Json.NULL)
                .put("arguments", arguments.toString())
                .put("code", "mail.recipient_approval")
                .put("by", "owner")
                .put("approvers", approvers)
                .put("engine", "plan")
                .put("bundle", Digest.of("bundle").toString())
                .put("findings", Json.strings(List.of("text.injection.override")))
                .put("endorsing", source.map(Questions::bound).orElse(Json.NULL))
                .build();
    }

    private static Json shown(String text) {
        return Json.object()
                .put("kind", "tool_result")
                .put("name", "read_inbox")
                .put("author", "Ann")
                .put("text", text)
                .put("findings", Json.strings(List.of()))
                .build();
    }

    private static Json bound(String text) {
        return Json.object()
                .put("kind", "tool_result")
                .put("name", Digest.of("read_inbox").toString())
                .put("digest", Digest.of(text).toString())
                .put("effects", Json.strings(List.of("send")))
                .put("seconds", 3600)
                .build();
    }
}
