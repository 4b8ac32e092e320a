package dev.agentfirewall.decision;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.conversation.Passage;
import dev.agentfirewall.conversation.Task;
import dev.agentfirewall.conversation.Usage;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Label;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The question put to policy: who, what, on what, in which circumstances. Its {@link #document} is the contract that
 * Rego reads; {@code policies/schema/request.json} states it.
 *
 * @param checkpoint where it is asked
 * @param subject who acts; a request without one can only be denied
 * @param action the tool, at {@code TOOL_CALL} and {@code TOOL_OFFER}
 * @param content the text's facts, where a text is asked about
 * @param artifact the model's facts, at {@code ARTIFACT_LOAD}
 * @param approval the question and its answer, at {@code APPROVAL}
 * @param task what the user asked for
 * @param conversation what has been read and done so far
 * @param model which model serves
 * @param environment the rest
 */
public record AccessRequest(
        Checkpoint checkpoint,
        Subject subject,
        Optional<Action> action,
        Optional<ContentFacts> content,
        Optional<ArtifactFacts> artifact,
        Optional<ApprovalFacts> approval,
        Task task,
        ConversationFacts conversation,
        ModelIdentity model,
        Environment environment) {
    /** The version of the contract. */
    public static final int VERSION = 1;

    public AccessRequest {
        boolean aboutModel = checkpoint == Checkpoint.ARTIFACT_LOAD;
        boolean aboutTool = checkpoint == Checkpoint.TOOL_CALL || checkpoint == Checkpoint.TOOL_OFFER;
        boolean aboutAnswer = checkpoint == Checkpoint.APPROVAL;
        boolean aboutText = !aboutModel && !aboutTool && !aboutAnswer;
        if (action.isPresent() != aboutTool
                || content.isPresent() != aboutText
                || artifact.isPresent() != aboutModel
                || approval.isPresent() != aboutAnswer) {
            throw new IllegalArgumentException("a request at `" + checkpoint.word() + "` is about "
                    + (aboutModel ? "a model" : aboutTool ? "a tool" : aboutText ? "a text" : "an answer"));
        }
    }

    /** A request about anything but an answer. */
    public AccessRequest(
            Checkpoint checkpoint,
            Subject subject,
            Optional<Action> action,
            Optional<ContentFacts> content,
            Optional<ArtifactFacts> artifact,
            Task task,
            ConversationFacts conversation,
            ModelIdentity model,
            Environment environment) {
        this(checkpoint, subject, action, content, artifact, Optional.empty(), task, conversation, model, environment);
    }

    /** Whether {@code approver} may answer a question that came up in {@code conversation}. */
    public static AccessRequest answering(
            Subject approver, ApprovalFacts approval, Digest conversation, Environment environment) {
        return new AccessRequest(
                Checkpoint.APPROVAL,
                approver,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(approval),
                Task.UNREAD,
                new ConversationFacts(conversation, Label.CLEAN, Usage.NONE, List.of()),
                ModelIdentity.UNKNOWN,
                environment);
    }

    /** A request about a tool or a text, on which nobody read the user's words. */
    public AccessRequest(
            Checkpoint checkpoint,
            Subject subject,
            Optional<Action> action,
            Optional<ContentFacts> content,
            ConversationFacts conversation,
            ModelIdentity model,
            Environment environment) {
        this(checkpoint, subject, action, content, Optional.empty(), Task.UNREAD, conversation, model, environment);
    }

    /** The rules that found something in the arguments, each once, in order. */
    public List<String> argumentFindings() {
        return action.stream()
                .flatMap(asked -> asked.arguments().values().stream())
                .flatMap(facts -> facts.findings().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The digests of the endorsed sources that it rests on, each once, in order. */
    public List<Digest> endorsed() {
        return action.stream()
                .flatMap(asked -> Stream.concat(
                        asked.requestedBy().stream(),
                        asked.arguments().values().stream().flatMap(facts -> facts.origins().stream())))
                .filter(OriginFact::endorsed)
                .flatMap(origin -> origin.digest().stream())
                .distinct()
                .sorted(Comparator.comparing(Digest::toString))
                .toList();
    }

    /** The one passage that it rests on with this digest; empty where there is none, or more than one. */
    public Optional<Passage> passage(Digest digest) {
        List<Passage> found = action.stream()
                .flatMap(asked -> asked.passages().stream())
                .filter(passage -> passage.digest().equals(digest))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The request as policy reads it. */
    public Json.Obj document() {
        Json.ObjBuilder out = Json.object()
                .put("version", VERSION)
                .put("checkpoint", checkpoint.word())
                .put("subject", subject.document())
                .put("action", actionDocument())
                .put("content", content.map(ContentFacts::document).orElse(Json.NULL))
                .put("task", taskDocument())
                .put("conversation", conversation.document())
                .put("model", modelDocument())
                .put("environment", environment.document());
        artifact.ifPresent(facts -> out.put("artifact", facts.document()));
        approval.ifPresent(facts -> out.put("approval", facts.document()));
        return out.build();
    }

    private Json actionDocument() {
        return approval.<Json>map(ApprovalFacts::action)
                .orElseGet(() -> action.map(Action::document).orElse(Json.NULL));
    }

    private Json taskDocument() {
        return Json.object()
                .put("effects", Json.array(task.effects(), effect -> Json.of(effect.word())))
                .put("mentions", Json.strings(task.mentions()))
                .put("delegates_to", Json.strings(task.delegatesTo()))
                .put("origin", "user")
                .put("read", task.read())
                .build();
    }

    private Json modelDocument() {
        return Json.object()
                .put("name", model.name())
                .put(
                        "artifact",
                        model.artifact()
                                .map(digest -> Json.of(digest.toString()))
                                .orElse(Json.NULL))
                .build();
    }

    /** Tells checkpoint and tool; the rest is guarded. */
    @Override
    public String toString() {
        return "request at `" + checkpoint.word() + "`"
                + action.map(asked -> " about `" + asked.tool().name() + "`").orElse("");
    }
}
