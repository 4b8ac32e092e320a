package dev.agentfirewall.approvals;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.conversation.Passage;
import dev.agentfirewall.enforcement.ApprovalRequest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.Optional;

/**
 * What an approver is shown: the canonical arguments, byte for byte what will run; what policy was told about them; and the source that may be
 * endorsed. Guarded: it is for the approver and for nobody else.
 *
 * @param document as stores keep it
 */
public record Shown(Json.Obj document) {
    /** A question with more to show than this many bytes is not asked: nobody would read it. */
    public static final int MAX_BYTES = 1024 * 1024;

    public Shown {
        if (!(document.get("arguments").orElse(Json.NULL) instanceof Json.Str)) {
            throw new IllegalArgumentException("what is shown has the arguments in it");
        }
    }

    static Shown of(ApprovalRequest request) {
        Json.Obj document = Json.object()
                .put("arguments", request.call().canonicalArguments())
                .put("request", request.facts().document())
                .put("source", request.source().map(Shown::source).orElse(Json.NULL))
                .build();
        if (CanonicalJson.bytes(document).length > MAX_BYTES) {
            throw new IllegalArgumentException("a question shows at most " + MAX_BYTES + " bytes");
        }
        return new Shown(document);
    }

    private static Json source(ApprovalRequest.Source source) {
        Passage passage = source.passage();
        return Json.object()
                .put("kind", passage.origin().kind())
                .put("name", source.name())
                .put("author", passage.author())
                .put("text", passage.text())
                .put("findings", Json.strings(passage.findings()))
                .build();
    }

    /** The canonical arguments. */
    public String arguments() {
        return Fields.text(document, "arguments");
    }

    /** What policy was told when it asked for an approval: the request's document. */
    public Json.Obj request() {
        return Fields.object(document, "request");
    }

    /** The source that may be endorsed: {@code kind}, {@code name}, {@code author}, {@code text} and {@code findings}. */
    public Optional<Json.Obj> source() {
        return document.get("source").filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    /** That it is what {@code binding} speaks of, by the digests. */
    void check(Json.Obj binding) {
        if (!Digest.of(arguments()).toString().equals(Fields.text(binding, "arguments"))) {
            throw new IllegalArgumentException("the arguments are not those that the question is about");
        }
        boolean offered = binding.get("endorsing").orElse(Json.NULL) instanceof Json.Obj;
        if (offered != source().isPresent()) {
            throw new IllegalArgumentException("the source is not the one that the question offers");
        }
        if (offered) {
            String text = Fields.text(source().orElseThrow(), "text");
            if (!Digest.of(text).toString().equals(Fields.text(Fields.object(binding, "endorsing"), "digest"))) {
                throw new IllegalArgumentException("the source is not the one that the question offers");
            }
        }
    }

    /** Tells the size. */
    @Override
    public String toString() {
        return "shown: arguments of " + arguments().length() + " characters";
    }
}
