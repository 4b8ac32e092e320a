package dev.agentfirewall.approvals;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.enforcement.ApprovalRequest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What people are asked: the {@linkplain ApprovalRequest#binding binding}, in names and digests, by whose digest it is known, and what they are
 * {@linkplain Shown shown}. What is shown is guarded, and goes when the question is settled; what is left tells nothing.
 *
 * <p>A question that is not what its digests say cannot be made: who shows one shows what will run. Immutable and thread-safe.
 */
public final class Question {
    private final Json.Obj binding;
    private final Optional<Shown> shown;
    private final Digest digest;

    private Question(Json.Obj binding, Optional<Shown> shown) {
        this.binding = binding;
        this.shown = shown;
        this.digest = Digest.of(CanonicalJson.bytes(binding));
        if (approvers() < 1) {
            throw new IllegalArgumentException("a question asks one person at least");
        }
        shown.ifPresent(content -> content.check(binding));
    }

    /** What {@code request} asks. */
    public static Question of(ApprovalRequest request) {
        return new Question(request.binding(), Optional.of(Shown.of(request)));
    }

    /**
     * A question as a store kept it.
     *
     * @param shown as {@link #shown} gave it; empty once it is settled
     * @throws IllegalArgumentException when it is not what was kept
     */
    public static Question of(Json.Obj binding, Optional<Json.Obj> shown) {
        return new Question(binding, shown.map(Shown::new));
    }

    /** Its name: the digest of {@link #binding}, and of the request that it was made of. */
    public Digest digest() {
        return digest;
    }

    /** What an answer is bound to, for stores to keep: no guarded content. */
    public Json.Obj binding() {
        return binding;
    }

    /** What the approver is shown, guarded; empty once it is settled. */
    public Optional<Shown> shown() {
        return shown;
    }

    /** The same, without what is guarded. */
    public Question bare() {
        return shown.isEmpty() ? this : new Question(binding, Optional.empty());
    }

    /** The tool that will run. */
    public String tool() {
        return Fields.text(binding, "tool");
    }

    /** The MCP server that runs it, where one does. */
    public Optional<String> server() {
        return Fields.optionalText(binding, "server");
    }

    /** For whom the call is made: the host's name for them. */
    public String requester() {
        return Fields.text(binding, "subject");
    }

    /** Whose data it acts on, where the host has tenants. */
    public Optional<String> tenant() {
        return Fields.optionalText(binding, "tenant");
    }

    /** The rule that asks. */
    public String code() {
        return Fields.text(binding, "code");
    }

    /** {@code owner}, or the role of those who may agree. */
    public String by() {
        return Fields.text(binding, "by");
    }

    /** How many different people have to agree. */
    public int approvers() {
        return Fields.count(binding, "approvers");
    }

    /** The digest of the conversation's name. */
    public String conversation() {
        return Fields.text(binding, "conversation");
    }

    /** The digest of the canonical arguments. */
    public Digest arguments() {
        return Digest.parse(Fields.text(binding, "arguments"));
    }

    /** The rules that found something in the arguments. */
    public List<String> findings() {
        return Fields.texts(binding, "findings");
    }

    /** Whether a source may be endorsed instead. */
    public boolean offersSource() {
        return binding.get("endorsing").orElse(Json.NULL) instanceof Json.Obj;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Question that && binding.equals(that.binding) && shown.equals(that.shown);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    /** Tells the tool and the digest. */
    @Override
    public String toString() {
        return "question about `" + tool() + "` " + digest;
    }
}
