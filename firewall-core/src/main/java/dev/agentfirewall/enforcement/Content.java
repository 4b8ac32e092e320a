package dev.agentfirewall.enforcement;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Span;
import java.util.Optional;

/**
 * A text about to come in or go out.
 *
 * @param checkpoint where it is judged
 * @param origin where it comes from
 * @param channel how
 * @param label what its source makes it worth, before anything is found in it
 * @param digest its name
 * @param text itself; empty for what cannot be read as text
 * @param surroundings what it was cut from, where that is known
 * @param doubt why it counts as not screened to its end, whatever the scanners say; empty when there is no doubt
 */
public record Content(
        Checkpoint checkpoint,
        Origin origin,
        Channel channel,
        Label label,
        Digest digest,
        Optional<String> text,
        Optional<Surroundings> surroundings,
        Optional<String> doubt) {
    private static final Label OWN = new Label(Integrity.TRUSTED, Confidentiality.INTERNAL);
    private static final Label STRANGERS = new Label(Integrity.UNTRUSTED, Confidentiality.INTERNAL);
    private static final Label MADE_UP = new Label(Integrity.GENERATED, Confidentiality.INTERNAL);

    /**
     * The text that another was cut from. What is found in it there counts for the piece: a split cuts orders in two.
     *
     * @param text the whole
     * @param place where the piece lies in it
     */
    public record Surroundings(String text, Span place) {
        public Surroundings {
            if (place.end() > text.length()) {
                throw new IllegalArgumentException(
                        "a piece that ends at " + place.end() + " does not lie in a text of " + text.length());
            }
        }

        /** Tells the place; the text is guarded. */
        @Override
        public String toString() {
            return place.start() + " to " + place.end() + " of " + text.length();
        }
    }

    /** A text with neither surroundings nor doubt. */
    public Content(
            Checkpoint checkpoint, Origin origin, Channel channel, Label label, Digest digest, Optional<String> text) {
        this(checkpoint, origin, channel, label, digest, text, Optional.empty(), Optional.empty());
    }

    /** What the user says. */
    public static Content userInput(String text) {
        Digest digest = Digest.of(text);
        return of(Checkpoint.USER_INPUT, new Origin.UserInput(digest), Channel.USER, OWN, digest, text);
    }

    /** The host's instructions. Templates can carry a user's words into them, so they are judged as user input. */
    public static Content systemPrompt(String text) {
        Digest digest = Digest.of(text);
        return of(Checkpoint.USER_INPUT, new Origin.SystemPrompt(digest), Channel.SYSTEM, OWN, digest, text);
    }

    /** One part of what a tool returned. */
    public static Content toolResult(ToolDescriptor tool, ToolOutput.Part part) {
        Digest digest = Digest.of(part.text().orElse(""));
        Origin origin = new Origin.ToolOutput(tool.name(), digest);
        return new Content(Checkpoint.TOOL_RESULT, origin, Channel.TOOL_RESULT, tool.result(), digest, part.text());
    }

    /** A chunk that a retriever found, in a source that nobody vouched for. */
    public static Content retrieved(String source, String text) {
        return retrieved(source, text, STRANGERS);
    }

    /** A chunk that a retriever found, in a source worth {@code label}. */
    public static Content retrieved(String source, String text, Label label) {
        Digest digest = Digest.of(text);
        Origin origin = new Origin.RetrievedDocument(source, digest);
        return of(Checkpoint.RETRIEVAL, origin, Channel.DOCUMENT, label, digest, text);
    }

    /**
     * What the model is told about a tool. A server's words are a stranger's; those of a tool that the host itself
     * declares are the host's own, or every conversation with a tool in it would start out untrusted.
     *
     * <p>Either reaches the model beside the host's instructions, and is worded like them: "sends a mail", "call this
     * first". So it is scanned on that channel. Scanned as a document, honest descriptions look like orders there, and
     * each one flagged is a tool that is gone.
     */
    public static Content toolDescription(ToolDescriptor tool, String description) {
        boolean hosts = tool.declared() && tool.server().isEmpty();
        Digest digest = Digest.of(description);
        Origin origin = new Origin.RetrievedDocument("tool:" + tool.name(), digest);
        return of(Checkpoint.RETRIEVAL, origin, Channel.SYSTEM, hosts ? OWN : STRANGERS, digest, description);
    }

    /** What the model says. */
    public static Content modelOutput(String text) {
        Digest digest = Digest.of(text);
        return of(Checkpoint.MODEL_OUTPUT, new Origin.ModelOutput(digest), Channel.MODEL, MADE_UP, digest, text);
    }

    private static Content of(
            Checkpoint checkpoint, Origin origin, Channel channel, Label label, Digest digest, String text) {
        return new Content(checkpoint, origin, channel, label, digest, Optional.of(text));
    }

    /** This text as a piece of a longer one, screened in it as well as by itself. */
    public Content cutFrom(Surroundings whole) {
        return new Content(checkpoint, origin, channel, label, digest, text, Optional.of(whole), doubt);
    }

    /** This text, counted as not screened to its end: {@code code} says why, and policy whether it may pass all the same. */
    public Content doubted(String code) {
        return new Content(checkpoint, origin, channel, label, digest, text, surroundings, Optional.of(code));
    }

    /** Tells checkpoint and digest; the text is guarded. */
    @Override
    public String toString() {
        return "content at `" + checkpoint.word() + "` " + digest;
    }
}
