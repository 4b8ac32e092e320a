package dev.agentfirewall.langchain4j;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.Channel;
import dev.langchain4j.mcp.client.McpBlobResourceContents;
import dev.langchain4j.mcp.client.McpEmbeddedResource;
import dev.langchain4j.mcp.client.McpGetPromptResult;
import dev.langchain4j.mcp.client.McpPromptMessage;
import dev.langchain4j.mcp.client.McpReadResourceResult;
import dev.langchain4j.mcp.client.McpResourceContents;
import dev.langchain4j.mcp.client.McpTextContent;
import dev.langchain4j.mcp.client.McpTextResourceContents;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges what an MCP server says beside its tools' results. What may not be read is left out. Thread-safe. */
final class McpTexts {
    private static final Label STRANGERS = new Label(Integrity.UNTRUSTED, Confidentiality.INTERNAL);

    private final Firewall firewall;
    private final String server;

    McpTexts(Firewall firewall, String server) {
        this.firewall = firewall;
        this.server = server;
    }

    Optional<String> judged(RequestContext context, String what, @Nullable String text) {
        return text == null
                ? Optional.empty()
                : firewall.screen(context, Content.retrieved(source(what), text))
                        .shown();
    }

    McpReadResourceResult judged(RequestContext context, McpReadResourceResult read) {
        return new McpReadResourceResult(read.contents().stream()
                .flatMap(contents -> judged(context, contents))
                .toList());
    }

    private Stream<McpResourceContents> judged(RequestContext context, McpResourceContents contents) {
        if (contents instanceof McpTextResourceContents text) {
            return judged(context, text.uri(), text.text()).stream()
                    .map(shown -> new McpTextResourceContents(text.uri(), shown, text.mimeType()));
        }
        boolean passed = contents instanceof McpBlobResourceContents blob && opaque(context, blob.uri(), blob.blob());
        return passed ? Stream.of(contents) : Stream.empty();
    }

    McpGetPromptResult judged(RequestContext context, String name, McpGetPromptResult prompt) {
        List<McpPromptMessage> messages = prompt.messages().stream()
                .flatMap(message -> judged(context, name, message))
                .toList();
        String description = judged(context, name, prompt.description()).orElse("");
        return new McpGetPromptResult(description, messages);
    }

    private Stream<McpPromptMessage> judged(RequestContext context, String name, McpPromptMessage message) {
        if (message.content() instanceof McpTextContent text) {
            return judged(context, name, text.text()).stream()
                    .map(shown -> new McpPromptMessage(message.role(), new McpTextContent(shown)));
        }
        if (message.content() instanceof McpEmbeddedResource embedded
                && embedded.resource() instanceof McpTextResourceContents text) {
            return judged(context, text.uri(), text.text()).stream()
                    .map(shown -> new McpPromptMessage(message.role(), new McpTextContent(shown)));
        }
        boolean passed = opaque(context, name, String.valueOf(message.content()));
        return passed ? Stream.of(message) : Stream.empty();
    }

    /** Whether {@code text} may be shown whole. */
    boolean passes(RequestContext context, String what, String text) {
        return firewall.screen(context, Content.retrieved(source(what), text)) instanceof Screened.Passed;
    }

    /** What cannot be read as text is judged by its digest alone. */
    private boolean opaque(RequestContext context, String what, String data) {
        Digest digest = Digest.of(data);
        Content opaque = new Content(
                Checkpoint.RETRIEVAL,
                new Origin.RetrievedDocument(source(what), digest),
                Channel.DOCUMENT,
                STRANGERS,
                digest,
                Optional.empty());
        return firewall.screen(context, opaque) instanceof Screened.Passed;
    }

    private String source(String what) {
        return "mcp:" + server + ":" + what;
    }
}
